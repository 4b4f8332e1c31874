package resolute.execution.process;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import resolute.execution.form.FormField;
import resolute.execution.form.FormSchema;
import resolute.support.Browser;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.Submissions;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Hands forms in through the engine's web API, as Tasklist does and as nobody should.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmissionIT {

	private static final String PROCESS = "establishCoordinationCouncilProcess";

	private static final String ACCEPT = "userTask_accept";

	private static final String NOMINATE = "userTask_nominate";

	private static final String DRAFT = "userTask_draftDecree";

	private static final String PUBLISH = "userTask_publishDecree";

	private static final String REPORT = "userTask_report";

	private static final String PROPOSALS = "collectProposalsProcess";

	private static final String SUBMIT = "userTask_submitProposal";

	private static final String CHECK = "userTask_checkProposal";

	private static final String COMPLETE = "userTask_completeProposal";

	private static final Map<String, Object> INCOMPLETE = Map.of("decision", "remarks", "remarks",
			"Нет сметы и сроков");

	/** What Tasklist accepts as an answer. */
	private static final String TASKLIST = "application/hal+json, application/json; q=0.5";

	private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	@Autowired
	private TaskService tasks;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private FormValues formValues;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private ObjectMapper json;

	private final Map<String, Task> open = new HashMap<>();

	private final Map<String, Browser> browsers = new HashMap<>();

	/** One process for each form, at the task that has it. */
	@BeforeAll
	void bringTasksUp() {
		for (String key : List.of(ACCEPT, NOMINATE, DRAFT, PUBLISH, REPORT)) {
			Task task = this.office.walkTo(this.office.start(PROCESS, "1.1"), key);
			this.tasks.setAssignee(task.getId(), this.office.performer(task));
			this.open.put(key, this.tasks.createTaskQuery().taskId(task.getId()).singleResult());
		}
	}

	static Stream<Bad> bad() {
		@Nullable Object nothing = null;
		String nul = "А\0Б";
		return Stream.of(
				// A Camunda Form with a condition.
				Bad.of(ACCEPT, "decision", nothing), Bad.of(ACCEPT, "decision", ""), Bad.of(ACCEPT, "decision", " "),
				Bad.of(ACCEPT, "decision", "approved"), Bad.of(ACCEPT, "decision", true),
				Bad.of(ACCEPT, "decision", List.of("accepted")), Bad.of(ACCEPT, "contactPerson", nothing),
				Bad.of(ACCEPT, "contactPerson", " \n "), Bad.of(ACCEPT, "contactPerson", "x".repeat(201)),
				Bad.of(ACCEPT, "contactPerson", nul), Bad.of(ACCEPT, "contactPerson", 42),
				Bad.of(ACCEPT, "contactPerson", Map.of("a", "b")), Bad.of(ACCEPT, "councilApproved", true),
				Bad.of(ACCEPT, "outcome", "carriedOut"), Bad.of(ACCEPT, "resolutionId", "amursk-2014"),
				new Bad(ACCEPT, "reason", Map.of("decision", "declined")),
				new Bad(ACCEPT, "reason", Map.of("decision", " declined ")),
				new Bad(ACCEPT, "reason", Map.of("decision", "notOurs", "reason", "коротко")),
				// Rows.
				Bad.of(NOMINATE, "candidates", "Иванов"), Bad.of(NOMINATE, "candidates", List.of("Иванов")),
				Bad.of(NOMINATE, "candidates[0].name", "candidates", List.of(Map.of())),
				Bad.of(NOMINATE, "candidates[1].name", "candidates",
						List.of(Map.of("name", "Образец", "position", "Должность"), Map.of("position", "Должность"))),
				Bad.of(NOMINATE, "candidates", Collections.nCopies(201, Map.of("name", "А"))),
				// Members.
				Bad.of(DRAFT, "members", nothing), Bad.of(DRAFT, "members", List.of()),
				Bad.of(DRAFT, "members", List.of("head", "district")),
				Bad.of(DRAFT, "members", List.of("head", "district", "amursk", "elban", "achan", "bolon", "nobody")),
				Bad.of(DRAFT, "members", List.of("head", "district", "amursk", "elban", "achan", "bolon", "head")),
				Bad.of(DRAFT, "members", List.of("head", "district", "amursk", "elban", "achan", "bolon", nul)),
				Bad.of(DRAFT, "members", "head"), Bad.of(DRAFT, "chair", "nobody"), Bad.of(DRAFT, "chair", nothing),
				Bad.of(DRAFT, "chair", nul), Bad.of(DRAFT, "secretary", List.of("district")),
				Bad.of(DRAFT, "documents", List.of()), Bad.of(DRAFT, "documents", nothing),
				// An HTML form with a handler.
				Bad.of(PUBLISH, "actNumber", nothing), Bad.of(PUBLISH, "actNumber", "1".repeat(51)),
				Bad.of(PUBLISH, "actDate", nothing), Bad.of(PUBLISH, "actDate", "29.01.2014"),
				Bad.of(PUBLISH, "actDate", "2999-01-01"), Bad.of(PUBLISH, "actDate", "2014-02-30"),
				Bad.of(PUBLISH, "publishedAt", List.of("x")),
				Bad.of(PUBLISH, "documents[0]", "documents", List.of(Map.of("kind", "act", "date", "2014-01-29"))),
				// Documents.
				Bad.of(REPORT, "reported", "carriedOut"), Bad.of(REPORT, "factDate", "2199-12-31"),
				Bad.of(REPORT, "summary", "сделано"), Bad.of(REPORT, "summary", "x".repeat(4001)),
				Bad.of(REPORT, "evidence", nothing), Bad.of(REPORT, "evidence", List.of()),
				Bad.of(REPORT, "evidence", "{not json"), Bad.of(REPORT, "evidence", Arrays.asList((Object) null)),
				Bad.of(REPORT, "evidence", List.of(document("act", UUID.randomUUID()))),
				Bad.of(REPORT, "evidence[0].kind", "evidence", List.of(document("deed", UUID.randomUUID()))),
				Bad.of(REPORT, "evidence", Collections.nCopies(21, document("act", UUID.randomUUID()))));
	}

	@ParameterizedTest
	@MethodSource("bad")
	void aBadSubmissionIsAnsweredWithWhatIsWrong(Bad bad) throws Exception {
		for (String way : List.of("submit-form", "complete")) {
			assertRefused(bad, way, "ru", "[А-Яа-яё].*");
		}
		assertRefused(bad, "submit-form", "en", "[a-z][^А-Яа-яё]*.*");
	}

	private void assertRefused(Bad bad, String way, String language, String wording) throws Exception {
		Task task = open(bad.task());
		Map<String, Object> values = new LinkedHashMap<>(
				this.office.valid(task, String.valueOf(task.getAssignee()), Map.of()));
		bad.change().forEach((name, value) -> {
			if (value == null) {
				values.remove(name);
			}
			else {
				values.put(name, value);
			}
		});
		Rows before = rows();

		HttpResponse<String> answer = send(task, way, Submissions.body(values), language);

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
		JsonNode told = this.json.readTree(answer.body());
		assertThat(told.path("type").asText()).isEqualTo("SubmissionRejected");
		List<String> fields = new ArrayList<>();
		for (JsonNode violation : told.path("violations")) {
			fields.add(violation.path("field").asText());
			assertThat(violation.path("label").asText()).isNotBlank();
			assertThat(violation.path("message").asText()).matches(wording);
			assertThat(told.path("message").asText()).contains(violation.path("label").asText(),
					violation.path("message").asText());
		}
		assertThat(fields).contains(bad.field());
		assertThat(rows()).as("rows").isEqualTo(before);
		assertOpen(task);
	}

	/** Left out one by one, over the wire, in the forms with the most fields. */
	@ParameterizedTest
	@MethodSource("keys")
	void everyRequiredFieldIsAskedFor(String key) throws Exception {
		Task task = open(key);
		FormSchema form = this.office.form(task);
		for (FormField field : form.fields()
			.stream()
			.filter((it) -> it.required() && it.askedWhen() == null)
			.toList()) {
			Map<String, Object> values = new LinkedHashMap<>(
					this.office.valid(task, String.valueOf(task.getAssignee()), Map.of()));
			values.remove(field.name());
			HttpResponse<String> answer = send(task, "submit-form", Submissions.body(values), "ru");
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
			JsonNode violations = this.json.readTree(answer.body()).path("violations");
			assertThat(violations).hasSize(1);
			assertThat(violations.get(0).path("field").asText()).isEqualTo(field.name());
			assertThat(violations.get(0).path("label").asText()).isEqualTo(field.label());
		}
		assertOpen(task);
	}

	static Stream<String> keys() {
		return Stream.of(ACCEPT, NOMINATE, DRAFT, PUBLISH, REPORT);
	}

	@Test
	void anEmptySubmissionIsRefusedInEveryForm() {
		for (Task task : this.open.values()) {
			for (String body : List.of("{}", "{\"variables\":{}}", "{\"variables\":null}")) {
				assertThat(send(task, "submit-form", body, "ru").statusCode()).as(body).isEqualTo(400);
				assertThat(send(task, "complete", body, "ru").statusCode()).as(body).isEqualTo(400);
			}
			assertOpen(task);
		}
	}

	@Test
	void aValueOfATypeOfTheEnginesIsNoWayIn() {
		Task task = open(ACCEPT);
		for (String variable : List.of("{\"value\":\"x\",\"type\":\"Object\",\"valueInfo\":{"
				+ "\"objectTypeName\":\"java.util.ArrayList\",\"serializationDataFormat\":\"application/json\"}}",
				"{\"value\":\"rO0ABXA=\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.lang.String\","
						+ "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}",
				"{\"value\":\"AAAA\",\"type\":\"Bytes\"}",
				"{\"value\":\"AAAA\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"a.txt\"}}",
				"{\"value\":\"<a/>\",\"type\":\"Xml\"}", "{\"value\":\"[1]\",\"type\":\"Json\"}",
				"{\"value\":7,\"type\":\"Long\"}")) {
			HttpResponse<String> answer = send(task, "complete",
					"{\"variables\":{\"decision\":{\"value\":\"accepted\"},\"contactPerson\":" + variable + "}}", "ru");
			assertThat(answer.statusCode()).as(variable + answer.body()).isEqualTo(400);
			assertOpen(task);
		}
	}

	@Test
	void aTaskIsLeftByItsFormOnly() {
		Task task = open(ACCEPT);
		String user = String.valueOf(task.getAssignee());
		this.office.as(user, (by) -> {
			refuses(() -> this.tasks.handleBpmnError(task.getId(), "skip"));
			refuses(() -> this.tasks.handleBpmnError(task.getId(), "skip", "почему"));
			refuses(() -> this.tasks.handleBpmnError(task.getId(), "skip", "почему", Map.of("outcome", "carriedOut")));
			refuses(() -> this.tasks.handleEscalation(task.getId(), "skip"));
			refuses(() -> this.tasks.handleEscalation(task.getId(), "skip", Map.of("outcome", "carriedOut")));
			refuses(() -> this.tasks.resolveTask(task.getId(), Map.of("outcome", "carriedOut")));
		});
		Browser admin = browser("admin");
		for (Map.Entry<String, String> way : Map
			.of("bpmnError", "{\"errorCode\":\"skip\"}", "bpmnEscalation", "{\"escalationCode\":\"skip\"}", "resolve",
					"{\"variables\":{\"outcome\":{\"value\":\"carriedOut\"}}}")
			.entrySet()) {
			assertThat(admin.post(Browser.ENGINE + "/task/" + task.getId() + "/" + way.getKey(), way.getValue())
				.statusCode()).as(way.getKey()).isBetween(400, 403);
		}
		assertOpen(task);
		assertThat(variables(task)).doesNotContainKey("outcome");
	}

	@Test
	void whatIsRejectedLeavesNoVariableBehind() {
		Task task = open(ACCEPT);
		Map<String, Object> before = variables(task);
		send(task, "complete", Submissions.body(Map.of("decision", "declined", "councilApproved", true)), "ru");
		assertThat(variables(task)).isEqualTo(before).doesNotContainKeys("decision", "councilApproved");
	}

	@Test
	void onlyWhatGatewaysNeedBecomesAVariable() {
		ProcessInstance process = this.office.start(PROCESS, "1.1");
		Task task = claimed(this.office.walkTo(process, ACCEPT));

		HttpResponse<String> answer = send(task, "submit-form", Submissions
			.body(Map.of("decision", "accepted", "reason", "Причина, которой не видно", "contactPerson", "Секретарь")),
				"ru");

		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
		assertThat(answer.body()).doesNotContain("Секретарь");
		assertThat(variables(task)).containsEntry("decision", "accepted").doesNotContainKeys("reason", "contactPerson");
		assertNoText(process);
		Task nominate = claimed(this.office.walkTo(process, NOMINATE));
		assertThat(send(nominate, "complete", valid(nominate), "ru").statusCode()).isBetween(200, 204);
		assertNoText(process);
	}

	@Test
	void aDocumentOverTheWireIsEvidenceInTheEnd() throws Exception {
		ProcessInstance process = this.office.start(PROCESS, "1.1");
		Task task = this.office.walkTo(process, REPORT);
		String user = this.office.performer(task);
		Browser browser = browser(user);
		assertThat(browser.post(Browser.ENGINE + "/task/" + task.getId() + "/claim", "{\"userId\":\"" + user + "\"}")
			.statusCode()).isEqualTo(204);
		HttpResponse<String> upload = browser.upload(task.getId(), "Постановление № 45.pdf", PDF);
		assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
		JsonNode stored = this.json.readTree(upload.body());
		assertThat(stored.path("name").asText()).isEqualTo("Постановление № 45.pdf");
		String file = stored.path("id").asText();
		String today = this.office.clock().today().toString();
		Map<String, Object> values = Map.of("reported", "done", "factDate", today, "summary",
				" Совет создан, состав опубликован. ", "evidence", List.of(Map.of("kind", "act", "number", "45-па",
						"date", today, "issuer", "Администрация района", "file", file)));

		HttpResponse<String> answer = browser.post(Browser.ENGINE + "/task/" + task.getId() + "/submit-form",
				Submissions.body(values));

		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
		Map<String, Object> submission = this.jdbc.sql(
				"select id, form, submitted_by, activity_id, content::text as content from submission where task_id = :task")
			.param("task", task.getId())
			.query()
			.singleRow();
		assertThat(submission).containsEntry("form", "reportForm")
			.containsEntry("submitted_by", user)
			.containsEntry("activity_id", REPORT);
		JsonNode content = this.json.readTree(String.valueOf(submission.get("content")));
		assertThat(content.path("summary").asText()).isEqualTo("Совет создан, состав опубликован.");
		assertThat(content.path("factDate").asText()).isEqualTo(today);
		assertThat(content.path("reported").asText()).isEqualTo("done");
		assertThat(content.path("evidence").get(0).path("file").asText()).isEqualTo(file);
		Map<String, Object> evidence = this.jdbc.sql("""
				select e.kind, e.number, e.issuer, f.sha256, f.content_type, f.uploaded_by from evidence e
				join evidence_file f on f.id = e.file_id where e.submission_id = :submission
				""").param("submission", submission.get("id")).query().singleRow();
		assertThat(evidence).containsEntry("kind", "act")
			.containsEntry("number", "45-па")
			.containsEntry("issuer", "Администрация района")
			.containsEntry("sha256", sha256(PDF))
			.containsEntry("content_type", "application/pdf")
			.containsEntry("uploaded_by", user);
		assertThat(deadline(task)).containsEntry("state", "submitted").containsEntry("submitted_by", user);
		assertThat(variables(task)).containsEntry("reported", "done").doesNotContainKeys("summary", "evidence");
		assertNoText(process);
	}

	@Test
	void aHandlersRefusalIsAnsweredLikeAnyOther() throws Exception {
		Task task = open(PUBLISH);
		HttpResponse<String> answer = send(task, "submit-form",
				Submissions.body(Map.of("actNumber", "45-па", "actDate", this.office.clock().today().toString())),
				"ru");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(this.json.readTree(answer.body()).path("violations").get(0).path("field").asText())
			.isEqualTo("publishedAt");
		assertOpen(task);
	}

	@Test
	void aMessageIsRussianForWhoDoesNotSay() {
		Task task = open(ACCEPT);
		Browser browser = browser(String.valueOf(task.getAssignee()));
		assertThat(browser.post(Browser.ENGINE + "/task/" + task.getId() + "/complete", "{}").body())
			.contains("заполните это поле");
	}

	@Test
	void aTextWithHalfACharacterIsNoFailureOfTheServer() {
		Task task = open(ACCEPT);
		HttpResponse<String> answer = send(task, "complete",
				"{\"variables\":{\"decision\":{\"value\":\"x\"},\"contactPerson\":{\"value\":\"\\ud800\"}}}", "ru");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertOpen(task);
	}

	private Task open(String key) {
		return Objects.requireNonNull(this.open.get(key));
	}

	/**
	 * A proposal is returned twice: the draft goes before what was mended, that before
	 * what was proposed.
	 */
	@Test
	void aFormBeginsWithTheNewestOfWhatIsKnown() throws Exception {
		ProcessInstance process = this.office.start(PROPOSALS, "2.1");
		this.office.complete(this.office.walkTo(process, SUBMIT),
				Map.of("title", "Единая диспетчерская", "cost", 1200));
		assertThat(values(claimed(this.office.task(process, CHECK))).path("origin").asText()).isEqualTo("NONE");
		this.office.complete(process, CHECK, INCOMPLETE);

		Task first = claimed(this.office.task(process, COMPLETE));
		JsonNode carriedOver = values(first);
		assertThat(carriedOver.path("origin").asText()).isEqualTo("CARRIED_OVER");
		assertThat(carriedOver.path("values").path("title").asText()).isEqualTo("Единая диспетчерская");
		assertThat(carriedOver.path("values").path("cost").decimalValue()).isEqualByComparingTo("1200");
		assertThat(carriedOver.path("values").has("documents")).as("documents are not carried over").isFalse();

		this.office.complete(first, Map.of("title", "Диспетчерская на три посёлка"));
		Task again = claimed(this.office.task(process, CHECK));
		assertThat(values(again).path("values")).as("whoever judges begins anew").isEmpty();
		this.office.complete(again, INCOMPLETE);

		Task second = claimed(this.office.task(process, COMPLETE));
		assertThat(values(second).path("origin").asText()).isEqualTo("EARLIER");
		assertThat(values(second).path("values").path("title").asText()).isEqualTo("Диспетчерская на три посёлка");

		assertThat(draft(second, "PUT", Map.of("title", "Черновик", "unknown", "x")).statusCode()).isEqualTo(200);
		JsonNode draft = values(second);
		assertThat(draft.path("origin").asText()).isEqualTo("DRAFT");
		assertThat(draft.path("values")).hasSize(1);
		assertThat(draft.path("values").path("title").asText()).isEqualTo("Черновик");

		assertThat(draft(second, "DELETE", Map.of()).statusCode()).isEqualTo(204);
		assertThat(values(second).path("origin").asText()).isEqualTo("EARLIER");
	}

	/** A company hands in several proposals, one after the other, in the same part. */
	@Test
	void whatWasMendedOfOneProposalIsNotTakenForAnother() throws Exception {
		ProcessInstance process = this.office.start(PROPOSALS, "2.1");
		Task first = this.office.walkTo(process, SUBMIT);
		String company = this.office.addressee(first);
		this.office.complete(first, Map.of("title", "Диспетчерская", "more", "more"));
		this.office.complete(process, CHECK, INCOMPLETE);
		later();
		Task one = claimed(this.office.task(process, COMPLETE));
		String file = uploaded(one);
		List<Map<String, Object>> documents = List.of(document("estimate", UUID.fromString(file)));
		this.office.complete(one, Map.of("title", "Диспетчерская на три посёлка", "documents", documents));
		this.office.complete(process, CHECK);
		later();
		this.office.complete(process, SUBMIT, company, Map.of("title", "Учёт тепла", "more", "more"));
		this.office.complete(process, CHECK, INCOMPLETE);

		Task other = claimed(this.office.task(process, COMPLETE));
		JsonNode shown = values(other);
		assertThat(shown.path("origin").asText()).isEqualTo("CARRIED_OVER");
		assertThat(shown.path("values").path("title").asText()).isEqualTo("Учёт тепла");
		draft(other, "PUT", Map.of("documents", documents));
		assertThat(values(other).path("values").path("documents")).as("documents of the other one").isEmpty();
		assertThat(this.office.refusedWith(process, COMPLETE, Map.of("documents", documents))).singleElement()
			.satisfies((violation) -> assertThat(violation.field()).isEqualTo("documents"));

		later();
		this.office.complete(other, Map.of("title", "Учёт тепла по домам"));
		this.office.complete(process, CHECK, INCOMPLETE);
		shown = values(claimed(this.office.task(process, COMPLETE)));
		assertThat(shown.path("origin").asText()).isEqualTo("EARLIER");
		assertThat(shown.path("values").path("title").asText()).isEqualTo("Учёт тепла по домам");
	}

	@Test
	void newWorkIsNotTakenForWorkThatHasComeBack() throws Exception {
		ProcessInstance process = this.office.start(PROPOSALS, "2.1");
		Task first = this.office.walkTo(process, SUBMIT);
		String company = this.office.addressee(first);
		this.office.complete(first, Map.of("title", "Диспетчерская", "more", "more"));
		this.office.complete(process, CHECK, Map.of("decision", "reject", "remarks", "Такая служба уже работает"));

		Task next = claimed(this.office.task(process, SUBMIT, company));
		assertThat(next.getDescription()).startsWith("Сообщение: Такая служба уже работает");
		assertThat(values(next).path("origin").asText()).isEqualTo("NONE");
	}

	/** The head of the district signs, a department publishes. */
	@Test
	void whatSomebodyElseHasHandedInIsCarriedOver() throws Exception {
		ProcessInstance process = this.office.start(PROCESS, "1.1");
		this.office.complete(this.office.walkTo(process, "userTask_signDecree"),
				Map.of("decision", "signed", "actNumber", "45-па"));

		JsonNode shown = values(claimed(this.office.task(process, PUBLISH)));
		assertThat(shown.path("origin").asText()).isEqualTo("CARRIED_OVER");
		assertThat(shown.path("values").path("actNumber").asText()).isEqualTo("45-па");
	}

	/** The date of a task is moved while its form is being handed in. */
	@Test
	void whatCollidesWithSomethingElseCanBeHandedInAgain() throws Exception {
		Task task = claimed(this.office.walkTo(this.office.start(PROCESS, "1.1"), ACCEPT));
		String values = valid(task);

		HttpResponse<String> answer = meanwhile(
				() -> this.jdbc.sql("select id from deadline where task_id = :task for update")
					.param("task", task.getId())
					.query()
					.singleRow(),
				() -> send(task, "submit-form", values, "ru"),
				() -> this.jdbc.sql("update act_ru_task set rev_ = rev_ + 1 where id_ = :task")
					.param("task", task.getId())
					.update());

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
		JsonNode told = this.json.readTree(answer.body());
		assertThat(told.path("type").asText()).isEqualTo("Collision");
		assertThat(told.path("message").asText()).contains("ничего не записано", "Задача на месте");
		assertOpen(task);
		assertThat(send(task, "submit-form", values, "ru").statusCode()).isBetween(200, 204);
		assertThat(this.json.readTree(send(task, "submit-form", values, "ru").body()).path("type").asText())
			.isEqualTo("TaskGone");
	}

	/** It is read in two steps, and ends between them once in a dozen looks or so. */
	@Test
	void aTaskThatEndsWhileItIsLookedAtHasGone() throws Exception {
		List<Browser> browsers = List.of(browser("admin"), browser("elban"));
		Set<Integer> answers = ConcurrentHashMap.newKeySet();
		for (int round = 0; round < 40; round++) {
			Task task = this.tasks.newTask();
			this.tasks.saveTask(task);
			this.tasks.addCandidateUser(task.getId(), "elban");
			CountDownLatch seen = new CountDownLatch(4);
			List<CompletableFuture<Void>> looks = IntStream.range(0, 4)
				.mapToObj((looker) -> CompletableFuture
					.runAsync(() -> answers.add(lookUntilGone(browsers.get(looker % 2), task, seen))))
				.toList();

			assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
			this.tasks.deleteTask(task.getId(), true);
			looks.forEach(CompletableFuture::join);
		}
		assertThat(answers).containsExactly(404);
	}

	private static int lookUntilGone(Browser browser, Task task, CountDownLatch seen) {
		HttpRequest.Builder look = browser.json("GET", Browser.ENGINE + "/task/" + task.getId(), "")
			.setHeader("Accept", TASKLIST);
		int status = browser.send(look).statusCode();
		while (status == 200) {
			seen.countDown();
			status = browser.send(look).statusCode();
		}
		return status;
	}

	@Test
	void aDraftThatArrivesWhileTheTaskIsHandedInDoesNotStay() throws Exception {
		Task task = claimed(this.office.walkTo(this.office.start(PROCESS, "1.1"), ACCEPT));

		HttpResponse<String> answer = meanwhile(() -> this.office.complete(task, Map.of()),
				() -> draft(task, "PUT", Map.of("contactPerson", "Образец")), () -> {
				});

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
		assertThat(kept("task_draft", task)).isZero();
	}

	@Test
	void aTaskThatIsHandedInWhileADraftArrivesForgetsIt() throws Exception {
		Task task = claimed(this.office.walkTo(this.office.start(PROCESS, "1.1"), ACCEPT));
		String values = valid(task);

		HttpResponse<String> answer = meanwhile(() -> this.formValues.save(task.getId(),
				String.valueOf(task.getAssignee()), Map.of("contactPerson", "Образец")),
				() -> send(task, "submit-form", values, "ru"), () -> {
				});

		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
		assertThat(kept("task_draft", task)).isZero();
	}

	@Test
	void aFileThatArrivesWhileTheTaskIsHandedInDoesNotStay() throws Exception {
		Task task = claimed(this.office.walkTo(this.office.start(PROCESS, "1.1"), ACCEPT));

		HttpResponse<String> answer = meanwhile(() -> this.office.complete(task, Map.of()),
				() -> browser(String.valueOf(task.getAssignee())).upload(task.getId(), "Смета.pdf", PDF), () -> {
				});

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
		assertThat(kept("evidence_file", task)).isZero();
	}

	/**
	 * Does something in a transaction, lets somebody else do something that waits for it
	 * if it has to, and ends the transaction.
	 * @return what the other one was answered
	 */
	private HttpResponse<String> meanwhile(Runnable first, Callable<HttpResponse<String>> other, Runnable last)
			throws Exception {
		ExecutorService somebodyElse = Executors.newSingleThreadExecutor();
		try {
			Future<HttpResponse<String>> answer = this.transactions.execute((status) -> {
				first.run();
				Future<HttpResponse<String>> begun = somebodyElse.submit(other);
				Awaitility.await().until(() -> begun.isDone() || isAnybodyWaiting());
				last.run();
				return begun;
			});
			return Objects.requireNonNull(answer).get(20, TimeUnit.SECONDS);
		}
		finally {
			somebodyElse.shutdownNow();
		}
	}

	private boolean isAnybodyWaiting() {
		return this.jdbc.sql("select exists (select from pg_locks where not granted)").query(Boolean.class).single();
	}

	private long kept(String table, Task task) {
		return this.jdbc.sql("select count(*) from " + table + " where task_id = :task")
			.param("task", task.getId())
			.query(Long.class)
			.single();
	}

	private void later() {
		this.office.clock().moveTo(this.office.clock().instant().plusSeconds(60));
	}

	@Test
	void aFormShowsNoFileOfSomebodyElse() throws Exception {
		ProcessInstance process = this.office.start(PROPOSALS, "2.1");
		Task one = claimed(this.office.walkTo(process, SUBMIT));
		Task report = open(REPORT);
		String theirs = uploaded(report);
		String own = uploaded(one);

		draft(one, "PUT", Map.of("documents", List.of(document("estimate", UUID.fromString(theirs)),
				document("estimate", UUID.fromString(own)), document("estimate", UUID.randomUUID()))));

		JsonNode shown = values(one);
		assertThat(shown.path("values").path("documents")).hasSize(1);
		assertThat(shown.path("values").path("documents").get(0).path("file").asText()).isEqualTo(own);
		assertThat(shown.path("files")).hasSize(1);
		String path = "/api/tasks/" + one.getId() + "/form-values";
		assertThat(browser(String.valueOf(report.getAssignee())).get(path).statusCode()).as("whose file it is")
			.isEqualTo(404);
		assertThat(browser("elban").get(path).statusCode()).as("who does not see the task").isEqualTo(404);
	}

	/** In the language of the browser, whatever the pages around were set to. */
	@Test
	void aDraftThatIsNoneIsRefused() throws Exception {
		Task task = open(REPORT);
		Browser browser = browser(String.valueOf(task.getAssignee()));
		assertThat(draft(task, "PUT", Map.of("summary", "Черновик")).statusCode()).isEqualTo(200);

		browser.get("/my?lang=en");
		assertRefused(draft(browser, task, "[1]", "ru"), "Черновик не удалось прочитать");
		browser.get("/my?lang=ru");
		assertRefused(draft(browser, task, "{\"summary\": ", "en"), "The draft could not be read");
		assertRefused(draft(browser, task, "{\"summary\": \"" + "я".repeat(1024 * 1024) + "\"}", "ru"),
				"Черновик слишком велик");

		assertThat(values(task).path("values").path("summary").asText()).isEqualTo("Черновик");
	}

	private HttpResponse<String> draft(Browser browser, Task task, String body, String language) {
		return browser.send(browser.json("PUT", "/api/tasks/" + task.getId() + "/draft", body)
			.header("X-RESOLUTE-XSRF-TOKEN", browser.cookie("RESOLUTE-XSRF-TOKEN").orElse(""))
			.header("Accept-Language", language));
	}

	private void assertRefused(HttpResponse<String> answer, String reason) throws Exception {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(this.json.readTree(answer.body()).path("detail").asText()).startsWith(reason);
	}

	private String uploaded(Task task) throws Exception {
		HttpResponse<String> upload = browser(String.valueOf(task.getAssignee())).upload(task.getId(), "Смета.pdf",
				PDF);
		assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
		return this.json.readTree(upload.body()).path("id").asText();
	}

	private JsonNode values(Task task) throws Exception {
		HttpResponse<String> answer = browser(String.valueOf(task.getAssignee()))
			.get("/api/tasks/" + task.getId() + "/form-values");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private HttpResponse<String> draft(Task task, String method, Map<String, Object> values) throws Exception {
		Browser browser = browser(String.valueOf(task.getAssignee()));
		return browser.send(browser
			.json(method, "/api/tasks/" + task.getId() + "/draft",
					values.isEmpty() ? "" : this.json.writeValueAsString(values))
			.header("X-RESOLUTE-XSRF-TOKEN", browser.cookie("RESOLUTE-XSRF-TOKEN").orElse("")));
	}

	private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
		assertThatExceptionOfType(BadUserRequestException.class).isThrownBy(call);
	}

	private HttpResponse<String> send(Task task, String way, String body, String language) {
		Browser browser = browser(String.valueOf(task.getAssignee()));
		return browser.send(browser.json("POST", Browser.ENGINE + "/task/" + task.getId() + "/" + way, body)
			.header("Accept-Language", language)
			.POST(BodyPublishers.ofString(body)));
	}

	private String valid(Task task) {
		return Submissions.body(this.office.valid(task, String.valueOf(task.getAssignee()), Map.of()));
	}

	private Task claimed(Task task) {
		this.tasks.setAssignee(task.getId(), this.office.performer(task));
		return this.tasks.createTaskQuery().taskId(task.getId()).singleResult();
	}

	private Browser browser(String user) {
		return this.browsers.computeIfAbsent(user, (name) -> Browser.of(name, this.port));
	}

	private void assertOpen(Task task) {
		assertThat(this.tasks.createTaskQuery().taskId(task.getId()).taskAssignee(task.getAssignee()).count()).isOne();
		assertThat(deadline(task)).containsEntry("state", "open").containsEntry("submitted_by", null);
	}

	private Map<String, Object> deadline(Task task) {
		return this.jdbc.sql("select state, submitted_by from deadline where task_id = :task")
			.param("task", task.getId())
			.query()
			.singleRow();
	}

	/** All that is known in the process, its sub-processes included. */
	private Map<String, Object> variables(Task task) {
		Map<String, Object> variables = new HashMap<>();
		this.runtime.createVariableInstanceQuery()
			.processInstanceIdIn(task.getProcessInstanceId())
			.list()
			.forEach((variable) -> variables.put(variable.getName(), variable.getValue()));
		return variables;
	}

	/** A text in a variable is an id or the value of an option: Latin, and short. */
	private void assertNoText(ProcessInstance process) {
		List<VariableInstance> variables = this.runtime.createVariableInstanceQuery()
			.processInstanceIdIn(process.getId())
			.list();
		assertThat(variables).isNotEmpty()
			.allSatisfy((variable) -> assertThat(String.valueOf(variable.getValue())).as(variable.getName())
				.doesNotContainPattern("[А-Яа-яё]")
				.hasSizeLessThan(64));
		assertThat(variables).extracting(VariableInstance::getTypeName)
			.isSubsetOf("string", "date", "boolean", "integer", "long", "double", "null", "object");
	}

	private Rows rows() {
		return new Rows(count("submission"), count("evidence"), count("outcome"), count("deadline"));
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}

	private static Map<String, Object> document(String kind, UUID file) {
		return Map.of("kind", kind, "date", "2014-01-29", "file", file.toString());
	}

	private static String sha256(byte[] content) throws NoSuchAlgorithmException {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
	}

	private record Rows(long submissions, long evidence, long outcomes, long deadlines) {
	}

	/**
	 * A submission that is right but for some answers.
	 *
	 * @param task the key of the task
	 * @param field the field the answer has to name
	 * @param change the wrong answers; null leaves a field out
	 */
	record Bad(String task, String field, Map<String, @Nullable Object> change) {

		static Bad of(String task, String field, @Nullable Object value) {
			return of(task, field, field, value);
		}

		static Bad of(String task, String field, String name, @Nullable Object value) {
			return new Bad(task, field, Collections.singletonMap(name, value));
		}

		@Override
		public String toString() {
			String text = this.task + " " + this.change;
			return text.replace('\0', '?').substring(0, Math.min(text.length(), 120));
		}

	}

}
