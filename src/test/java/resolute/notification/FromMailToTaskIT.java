package resolute.notification;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.deadline.DeadlinesDueSoon;
import resolute.support.Browser;
import resolute.support.Chromium;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.Scheduling.ScheduledWork;
import resolute.support.TaskForm;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody does who has got a letter about a task: in a browser, in Russian. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FromMailToTaskIT {

	private static final String PROCESS = "establishCoordinationCouncilProcess";

	private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

	private static final String SUMMARY = "Совет создан, <b>положение</b> утверждено: {{7*7}} пунктов.";

	private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	private final Office office;

	private final TaskService tasks;

	private final ApplicationEventPublisher events;

	private final ScheduledWork work;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final JavaMailSenderImpl sender;

	private final ObjectMapper json;

	private final int port;

	private final Chromium chromium;

	@Autowired
	FromMailToTaskIT(Office office, TaskService tasks, ApplicationEventPublisher events, ScheduledWork work,
			JdbcClient jdbc, PlatformTransactionManager transactions, JavaMailSenderImpl sender, ObjectMapper json,
			@LocalServerPort int port) {
		this.office = office;
		this.tasks = tasks;
		this.events = events;
		this.work = work;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.sender = sender;
		this.json = json;
		this.port = port;
		this.chromium = new Chromium(port);
	}

	@BeforeAll
	void start() {
		this.jdbc.sql("update member set email = user_id || '@example.org'").update();
		this.server.start();
		this.sender.setHost("127.0.0.1");
		this.sender.setPort(this.server.getSmtp().getPort());
	}

	@AfterAll
	void stop() {
		this.chromium.close();
		this.server.stop();
		this.sender.setHost("");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1400, 390 })
	void aClerkIsLedFromTheLetterThroughTheTaskToWhatComesNext(int width) throws Exception {
		Task task = settlementsReport();
		String link = linkOfLetter(task, "elban@example.org");
		Page page = this.chromium.window(width);

		page.navigate(link);
		signIn(page, "elban");
		page.waitForURL((url) -> url.endsWith("/camunda/app/tasklist/default/#/?task=" + task.getId()));
		page.locator(".task-offer").waitFor();
		page.waitForLoadState(LoadState.NETWORKIDLE);
		Chromium.shoot(page, "from-mail-1-task-" + width);

		assertThat(page.locator(".task-card h2").boundingBox().y).as("in view").isLessThan(400);
		assertThat(Chromium.barriers(page, ".task-offer")).isEmpty();
		assertThat(Chromium.isTooWide(page)).isFalse();
		takeWithTheKeyboard(page);
		assertThat(assignee(task)).isEqualTo("elban");
		page.locator(".task-card .unclaim").click();
		page.locator(".task-offer").waitFor();
		assertThat(assignee(task)).isEmpty();
		TaskForm.take(page);
		assertThat(assignee(task)).isEqualTo("elban");
		assertThat(page.locator(".task-offer").count()).isZero();

		theDueDateIsText(page);
		List<String> tabs = page.locator(".task-card .nav-tabs li").allInnerTexts();
		assertThat(tabs).hasSize(3).noneMatch((tab) -> tab.contains("История"));
		for (int tab = tabs.size() - 1; tab >= 0; tab--) {
			page.locator(".task-card .nav-tabs li a").nth(tab).click();
			page.waitForLoadState(LoadState.NETWORKIDLE);
		}
		assertThat(page.locator(".createCommentLink").count()).isZero();

		fill(page, "протокол.pdf", "перечень.pdf");
		handIn(page);
		Locator receipt = page.locator(".task-receipt");
		receipt.waitFor();
		page.waitForLoadState(LoadState.NETWORKIDLE);
		Chromium.shoot(page, "from-mail-2-receipt-" + width);
		assertThat(receipt.innerText()).contains("Записано: 1.1", "Администрация городского поселения Эльбан",
				"Сдано 29 января 2014 г. в", "документов:\u00a02", "Исполнено", SUMMARY, "протокол.pdf", "перечень.pdf",
				"Что дальше", "Передано на снятие с контроля. Координатор ответит до 3 февраля 2014 г. Если");
		assertThat(Chromium.barriers(page, ".task-receipt")).isEmpty();
		assertThat(Chromium.isTooWide(page)).isFalse();
		assertThat(receipt.locator("b").count()).isZero();
		assertThat((Boolean) receipt.evaluate("(panel) => document.activeElement === panel")).isTrue();
		assertThat(page.locator(".no-task").isVisible()).isFalse();
		assertThat((double) receipt.boundingBox().x + receipt.boundingBox().width).isLessThanOrEqualTo(width);
		receipt.locator("button").click();
		assertThat(receipt.count()).isZero();

		assertThat(this.chromium.complaints()).isEmpty();

		page.navigate(link);
		page.waitForURL((url) -> url.endsWith("/items/" + item(task)));
		Chromium.shoot(page, "from-mail-3-done-" + width);
		assertThat(Chromium.barriers(page)).isEmpty();
		assertThat(Chromium.isTooWide(page)).isFalse();
		assertThat(page.locator(".settled").innerText()).contains("Задача уже выполнена", "Сдано 29 января 2014 г. в",
				"Образец: специалист, Эльбан");
		assertThat(page.locator("main").innerText()).contains("Что дальше", "Передано на снятие с контроля");
		page.context().close();
	}

	/** As the help shows it. */
	@ParameterizedTest
	@CsvSource({ "ru, ru-RU, Записано, черновик", "en, en-GB, Recorded, draft" })
	void aReportIsHandedInInEitherLanguage(String language, String locale, String recorded, String draft) {
		Task task = this.office.walkTo(this.office.start(PROCESS, "1.1"), "userTask_report");
		Page page = this.chromium.windowOf("district", 1400, locale);
		page.navigate("/items/" + item(task) + "/task");
		page.locator(".task-offer").waitFor();
		page.locator("form[data-ready=true]").waitFor();
		page.waitForLoadState(LoadState.NETWORKIDLE);
		Chromium.shoot(page, "task-offered-" + language + "-1400");

		TaskForm.take(page);
		fill(page, "протокол.pdf");
		page.locator("[cam-variable-name=summary]").fill("Совет создан, положение и состав утверждены постановлением.");
		page.locator(".resolute-saved").filter(new Locator.FilterOptions().setHasText(draft)).waitFor();
		page.locator(".resolute-saved").scrollIntoViewIfNeeded();
		Chromium.shoot(page, "task-filled-" + language + "-1400");

		handIn(page);
		page.locator(".task-receipt").waitFor();
		page.waitForLoadState(LoadState.NETWORKIDLE);
		Chromium.shoot(page, "task-receipt-" + language + "-1400");
		assertThat(page.locator(".task-receipt").innerText()).contains(recorded);
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	@Test
	void whoeverTheTaskIsNotForIsToldWhoseItIs() {
		Task task = this.office.walkTo(this.office.start(PROCESS, "1.1"), "userTask_report");
		for (int width : new int[] { 1400, 390 }) {
			Page page = this.chromium.windowOf("elban", width);

			Response answer = page.navigate("/items/" + item(task) + "/task");

			assertThat(answer.status()).isEqualTo(403);
			assertThat(page.locator("main").innerText()).contains("Эта задача не для вас", "пункту 1.1",
					"Администрация Амурского муниципального района", "Вы вошли как Образец: специалист, Эльбан");
			assertThat(Chromium.barriers(page)).isEmpty();
			assertThat(Chromium.isTooWide(page)).isFalse();
			Chromium.shoot(page, "from-mail-4-refused-" + width);
			page.context().close();
		}
		assertThat(this.chromium.complaints().stream().filter((complaint) -> complaint.matches("\\d{3} .*")))
			.as("besides the refusals themselves")
			.allMatch((complaint) -> complaint.startsWith("403 ") && complaint.endsWith("/task"));
		assertThat(browser("elban").get("/items/" + UUID.randomUUID() + "/task").statusCode()).isEqualTo(404);
		assertThat(location("coordinator", task)).endsWith("#/?task=" + task.getId());
		assertThat(location("head", task)).as("watches over it").endsWith("/items/" + item(task));
	}

	@Test
	void whoOnlyLooksAtATaskIsNotOfferedIt() {
		Task task = this.office.walkTo(this.office.start(PROCESS, "1.1"), "userTask_report");
		Page page = this.chromium.windowOf("coordinator", 1400);

		page.navigate("/items/" + item(task) + "/task");
		page.locator(".task-card .claim").waitFor();
		page.waitForLoadState(LoadState.NETWORKIDLE);

		assertThat(page.locator(".task-offer").count()).isZero();
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	@Test
	void aTaskThatWentAwayIsSaidToHaveGone() {
		Task task = this.office.walkTo(this.office.start(PROCESS, "1.1"), "userTask_report");
		this.jdbc.sql("update deadline set state = 'withdrawn', withdrawn_at = opened_at where task_id = :task")
			.param("task", task.getId())
			.update();

		assertThat(location("district", task)).endsWith("/items/" + item(task));
		assertThat(browser("district").get("/items/" + item(task)).body())
			.contains("Эту задачу выполнять не нужно", "Её сняли 29 января 2014")
			.doesNotContain("??");
	}

	@Test
	void aReceiptIsForWhoeverHandedItIn() throws Exception {
		Task task = this.office.walkTo(this.office.start(PROCESS, "1.1"), "userTask_report");
		String path = "/api/tasks/" + task.getId() + "/receipt";
		assertThat(browser("district").get(path).statusCode()).as("while it is open").isEqualTo(404);
		this.office.complete(task, Map.of("summary", SUMMARY));
		Browser district = browser("district");

		HttpResponse<String> answer = district.get(path + "?language=en");

		assertThat(answer.statusCode()).isEqualTo(200);
		JsonNode receipt = this.json.readTree(answer.body());
		assertThat(receipt.get("heading").asText()).isEqualTo("Recorded");
		assertThat(receipt.get("handedIn").asText()).startsWith("Handed in on January 29, 2014 at ")
			.contains("documents: 1");
		assertThat(receipt.get("values").findValuesAsText("text")).contains(SUMMARY);
		assertThat(receipt.get("next").get(0).get("text").asText()).contains("taken off control", "February 3, 2014");
		assertThat(browser("coordinator").get(path).statusCode()).isEqualTo(200);
		assertThat(browser("elban").get(path).statusCode()).isEqualTo(404);
		assertThat(browser("elban").get("/api/tasks/none/receipt").statusCode()).isEqualTo(404);
		assertThat(new Browser(this.port).get(path).statusCode()).isEqualTo(401);
	}

	@Test
	void onlyWhoHoldsATaskGivesItBack() {
		Task task = this.office.walkTo(this.office.start(PROCESS, "1.1"), "userTask_report");
		String path = Browser.ENGINE + "/task/" + task.getId();
		Browser district = browser("district");
		assertThat(district.post(path + "/unclaim", "").statusCode()).as("nobody's").isEqualTo(403);
		assertThat(district.post(path + "/claim", "{\"userId\":\"district\"}").statusCode()).isEqualTo(204);
		assertThat(browser("elban").post(path + "/unclaim", "").statusCode()).isIn(403, 404);
		assertThat(district.post(path + "/assignee", "{\"userId\":\"elban\"}").statusCode()).isEqualTo(403);
		assertThat(assignee(task)).isEqualTo("district");

		assertThat(district.post(path + "/unclaim", "").statusCode()).isEqualTo(204);
		assertThat(assignee(task)).isEmpty();

		this.tasks.setAssignee(task.getId(), "district");
		this.tasks.deleteCandidateGroup(task.getId(), "district");
		assertThat(district.post(path + "/unclaim", "").statusCode()).as("nobody would find it").isEqualTo(403);
		assertThat(assignee(task)).isEqualTo("district");
	}

	/** A report of a settlement: about an assignment that it has taken on. */
	private Task settlementsReport() {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		ProcessInstance given = this.office.startOnRecord(PROCESS, "1.1", "Координационный совет");
		assertThat(
				browser("coordinator")
					.submit("/resolutions/" + given.getBusinessKey() + "/actions/assignment",
							Map.of("organisation", "settlementElban", "text", "Составить перечень домов", "dueOn",
									"2014-02-14", "reason", "Решение планёрки", "once", UUID.randomUUID().toString()))
					.statusCode())
			.isEqualTo(302);
		this.office.complete(given, "userTask_acceptAssignment", "settlementElban", Map.of());
		return this.office.task(given, "userTask_reportAssignment");
	}

	/** The reminder is sent and read; the host in its links is that of no test. */
	private String linkOfLetter(Task task, String to) throws Exception {
		UUID item = item(task);
		LocalDate due = this.jdbc.sql("select due_on from deadline where id = :id")
			.param("id", item)
			.query(LocalDate.class)
			.single();
		this.server.purgeEmailFromAllMailboxes();
		this.transaction.executeWithoutResult((status) -> this.events
			.publishEvent(new DeadlinesDueSoon(List.of(new DeadlinesDueSoon.Item(item, due, 1)))));
		this.office.clock().moveTo(this.office.clock().instant().plus(Duration.ofMinutes(2)));
		this.work.runDue();
		assertThat(this.server.getReceivedMessages()).hasSize(1);
		assertThat(this.server.getReceivedMessages()[0].getAllRecipients()[0].toString()).contains(to);
		ByteArrayOutputStream letter = new ByteArrayOutputStream();
		this.server.getReceivedMessages()[0].writeTo(letter);
		String text = new ReadableMessage(letter.toByteArray()).text();
		Matcher link = Pattern.compile("https?://\\S+/items/" + item + "/task").matcher(text);
		assertThat(link.find()).as(text).isTrue();
		return URI.create(link.group()).getPath();
	}

	private static void signIn(Page page, String user) {
		page.locator("input[name=username]").fill(user);
		page.locator("input[name=password]").fill(Browser.PASSWORD);
		page.locator("form button[type=submit]").first().click();
	}

	/** From the task's head on, where the button is not far. */
	private static void takeWithTheKeyboard(Page page) {
		page.locator(".task-card .claim").focus();
		Locator button = page.locator(".task-offer button:focus");
		for (int i = 0; i < 10 && button.count() == 0; i++) {
			page.keyboard().press("Tab");
		}
		page.keyboard().press("Enter");
		TaskForm.awaitTaken(page);
	}

	private static void theDueDateIsText(Page page) {
		Locator date = page.locator(".task-card .due-date");
		assertThat(date.getAttribute("tabindex")).isNull();
		date.locator("span[am-time-ago]").click();
		assertThat(page.locator(".task-card .due-date input, .task-card .due-date button").count()).isZero();
	}

	private static void fill(Page page, String... files) {
		page.locator("[cam-variable-name=reported]").selectOption("done");
		page.locator("[cam-variable-name=factDate]").fill("2014-01-29");
		page.locator("[cam-variable-name=summary]").fill(SUMMARY);
		page.locator("[data-evidence] input[type=file]")
			.setInputFiles(Stream.of(files)
				.map((name) -> new FilePayload(name, "application/pdf", PDF))
				.toArray(FilePayload[]::new));
		for (int i = 0; i < files.length; i++) {
			page.locator("[data-evidence] input[type=date]").nth(i).fill("2014-01-29");
		}
	}

	private static void handIn(Page page) {
		page.locator(".form-actions button.btn-primary, [cam-tasklist-form] button.btn-primary").last().click();
	}

	private String location(String user, Task task) {
		return browser(user).get("/items/" + item(task) + "/task").headers().firstValue("Location").orElse("");
	}

	private UUID item(Task task) {
		return this.jdbc.sql("select id from deadline where task_id = :task")
			.param("task", task.getId())
			.query(UUID.class)
			.single();
	}

	private String assignee(Task task) {
		return this.jdbc.sql("select coalesce(assignee, '') from deadline where task_id = :task")
			.param("task", task.getId())
			.query(String.class)
			.single();
	}

	private Browser browser(String user) {
		return Browser.of(user, this.port);
	}

}
