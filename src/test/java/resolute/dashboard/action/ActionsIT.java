package resolute.dashboard.action;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.database.StatementCount;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.Extensions;
import resolute.execution.CoordinatorActions;
import resolute.execution.CoordinatorActions.Entry;
import resolute.execution.ExtensionDesk;
import resolute.execution.RecommendationDesk;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.register.AssignmentRegister;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.support.Browser;
import resolute.support.Chromium;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.Scheduling.ScheduledWork;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What a coordinator does on the card of a recommendation, over HTTP and by keyboard. */
@IntegrationTest
class ActionsIT {

	private static final String REMOVAL = "userTask_removeFromControl";

	private static final Map<String, String> CRITERIA = Map.of("confirmed",
			"actPublished,leadersNamed,membershipSufficient");

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	@Autowired
	private DeadlineRegister deadlines;

	@Autowired
	private Extensions extensions;

	@Autowired
	private ExtensionDesk extensionDesk;

	@Autowired
	private RecommendationDesk recommendations;

	@Autowired
	private CoordinatorActions actions;

	@Autowired
	private AssignmentRegister assignments;

	@Autowired
	private Participants participants;

	@Autowired
	private TaskService tasks;

	@Autowired
	private ScheduledWork scheduled;

	@Autowired
	private CardActions cards;

	@Autowired
	private StatementCount statements;

	@Autowired
	private JdbcClient jdbc;

	private ProcessInstance work;

	private RecommendationKey key;

	@BeforeEach
	void start() {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		this.work = this.office.startOnRecord("establishCoordinationCouncilProcess", "1.1", "Координационный совет");
		this.key = RecommendationKey.parse(this.work.getBusinessKey());
	}

	private Browser coordinator() {
		return Browser.of("coordinator", this.port);
	}

	private String page(String action) {
		return page(this.key, action);
	}

	private static String page(RecommendationKey recommendation, String action) {
		return "/resolutions/" + recommendation + "/actions/" + action;
	}

	private UUID item(Task task) {
		return this.deadlines.ofTask(task.getId()).orElseThrow().id();
	}

	private UUID removal() {
		return item(this.office.walkTo(this.work, REMOVAL));
	}

	private Entry onlyEntry() {
		return onlyEntry(this.key);
	}

	private Entry onlyEntry(RecommendationKey recommendation) {
		assertThat(this.actions.of(recommendation)).hasSize(1);
		return this.actions.of(recommendation).get(0);
	}

	private static void assertDone(HttpResponse<String> answer, RecommendationKey recommendation) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElse("")).contains("/resolutions/" + recommendation);
	}

	private static void assertRefused(HttpResponse<String> answer, String... texts) {
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains(texts).doesNotContain("??");
	}

	private static void assertSettled(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.body()).contains("Уже решено").contains("Ничего второй раз не сделано");
	}

	private static Map<String, String> with(Map<String, String> some, String... others) {
		Map<String, String> all = new HashMap<>(some);
		for (int index = 0; index < others.length; index += 2) {
			all.put(others[index], others[index + 1]);
		}
		return all;
	}

	// Accept, give back, close

	@Test
	void aResultIsTakenOffControlByTheFormOfTheStep() {
		UUID removal = removal();
		Browser coordinator = coordinator();
		String path = page("removals/" + removal);

		assertThat(coordinator.get(path + "?decision=accept").body()).contains("Снять с контроля пункт 1.1")
			.contains("Председатель и секретарь названы");
		assertRefused(
				coordinator.submit(path,
						Map.of("decision", "accept", "confirmed", "leadersNamed", "reason", "Почти <всё> готово")),
				"Ничего не сделано", "Почти &lt;всё&gt; готово", "id=\"problem-actPublished\"");
		assertThat(this.actions.of(this.key)).isEmpty();
		assertDone(coordinator.submit(path, with(CRITERIA, "decision", "accept", "reason", "")), this.key);

		assertThat(this.office.open(this.work)).isEmpty();
		assertThat(onlyEntry()).satisfies((entry) -> {
			assertThat(entry.kind()).isEqualTo("accept");
			assertThat(entry.by()).isEqualTo("coordinator");
			assertThat(entry.deadline()).contains(removal);
			assertThat(entry.at()).isEqualTo(this.office.clock().instant());
		});
		assertThat(this.jdbc.sql("select submitted_by from deadline where id = :id")
			.param("id", removal)
			.query(String.class)
			.single()).isEqualTo("coordinator");
		assertThat(this.jdbc.sql("select count(*) from deadline where resolution_id = :id and verdict = 'accepted'")
			.param("id", this.key.resolution().value())
			.query(Integer.class)
			.single()).isPositive();
		assertSettled(coordinator.submit(path, with(CRITERIA, "decision", "accept")));
		assertThat(coordinator.get(path).statusCode()).isEqualTo(409);
		assertThat(this.actions.of(this.key)).hasSize(1);
	}

	@Test
	void whatIsGivenBackComesWithTheReason() {
		UUID removal = removal();
		Browser coordinator = coordinator();
		String path = page("removals/" + removal);

		assertRefused(coordinator.submit(path, Map.of("decision", "rework", "reason", " x ")), "не меньше 3 знаков");
		assertRefused(coordinator.submit(path, Map.of("decision", "rework", "reason", "я".repeat(2001))),
				"Сократите причину");
		assertRefused(coordinator.submit(path, Map.of("decision", "burn", "reason", "Просто так")),
				"Такого решения в форме этого пункта нет");
		assertThat(coordinator.get(path + "?decision=rework&lang=en").body()).contains("Return item 1.1 for rework");
		assertThat(coordinator.get(path + "?lang=ru").statusCode()).isEqualTo(200);
		assertDone(coordinator.submit(path, Map.of("decision", "rework", "reason", "Нет места публикации")), this.key);

		assertThat(onlyEntry().kind()).isEqualTo("rework");
		assertThat(onlyEntry().reason()).contains("Нет места публикации");
		assertThat(this.office.tasks(this.work)).singleElement()
			.satisfies((task) -> assertThat(task.getDescription()).contains("Замечание: Нет места публикации"));
	}

	@Test
	void aResultThatHasLostItsPointIsClosed() {
		UUID removal = removal();

		assertDone(coordinator().submit(page("removals/" + removal),
				Map.of("decision", "closeAsObsolete", "reason", "Совет упразднён")), this.key);

		assertThat(onlyEntry().kind()).isEqualTo("closeAsObsolete");
		assertThat(this.office.open(this.work)).isEmpty();
	}

	@Test
	void ofTwoWhoDecideAtOnceTheSecondHearsThatItIsSettled() {
		String path = page("removals/" + removal());
		Map<String, String> fields = with(CRITERIA, "decision", "accept");
		List<Browser> both = List.of(coordinator(), Browser.of("admin", this.port));

		List<CompletableFuture<HttpResponse<String>>> answers = both.stream()
			.map((browser) -> CompletableFuture.supplyAsync(() -> browser.submit(path, fields)))
			.toList();

		assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
			.containsExactlyInAnyOrder(302, 409);
		assertThat(onlyEntry().kind()).isEqualTo("accept");
		assertThat(this.jdbc.sql("select count(*) from submission where resolution_id = :id and activity_id = :removal")
			.param("id", this.key.resolution().value())
			.param("removal", REMOVAL)
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void aStepIsFoundOnlyUnderItsRecommendation() {
		UUID removal = removal();
		UUID other = UUID.randomUUID();
		Browser coordinator = coordinator();

		assertThat(coordinator.get("/resolutions/" + this.key.resolution() + "/9.9/actions/removals/" + removal)
			.statusCode()).isEqualTo(404);
		assertThat(coordinator.get(page("removals/" + other)).statusCode()).isEqualTo(404);
		assertThat(coordinator.get("/resolutions/UPPER/1.1/actions/comment").statusCode()).isEqualTo(404);
		assertThat(coordinator.get("/items/" + other + "/actions/reminder").statusCode()).isEqualTo(404);
		assertThat(coordinator.submit("/items/" + other + "/actions/reminder", Map.of("reason", "Пора")).statusCode())
			.isEqualTo(404);
	}

	// More time

	private Extensions.Request asked(UUID item, String until) {
		return this.extensionDesk.ask(item, LocalDate.parse(until), "Ждём прокуратуру", "district");
	}

	@Test
	void moreTimeIsGranted() {
		UUID item = item(this.office.task(this.work, "userTask_accept"));
		Extensions.Request request = asked(item, "2014-02-14");
		Browser coordinator = coordinator();
		String path = page("extensions/" + request.id());

		assertThat(coordinator.get(path).body()).contains("Ждём прокуратуру").contains("2014-02-14");
		assertRefused(coordinator.submit(path, Map.of("decision", "grant", "grantedOn", "2014-01-30")),
				"Новый срок должен быть позже нынешнего");
		assertRefused(coordinator.submit(path, Map.of("decision", "grant", "grantedOn", "")),
				"id=\"problem-grantedOn\"");
		assertDone(coordinator.submit(path,
				Map.of("decision", "grant", "grantedOn", "2014-02-15", "reason", "Последний раз")), this.key);

		assertThat(this.deadlines.find(item).orElseThrow().dueOn()).as("a Saturday, rolled").isEqualTo("2014-02-14");
		assertThat(onlyEntry()).extracting(Entry::kind, (entry) -> entry.deadline().orElse(null))
			.containsExactly("grantExtension", item);
		assertThat(mails("extensionDecided")).contains("district@example.org");
		assertSettled(coordinator.submit(path, Map.of("decision", "refuse", "reason", "Передумали")));
		assertThat(coordinator.get(path).statusCode()).isEqualTo(409);
	}

	@Test
	void moreTimeIsRefusedWithAReason() {
		UUID item = item(this.office.task(this.work, "userTask_accept"));
		Extensions.Request request = asked(item, "2014-02-14");
		Browser coordinator = coordinator();
		String path = page("extensions/" + request.id());

		assertRefused(coordinator.submit(path, Map.of("decision", "refuse", "reason", "")), "Напишите причину");
		assertDone(coordinator.submit(path, Map.of("decision", "refuse", "reason", "Времени достаточно")), this.key);

		assertThat(this.extensions.find(request.id()).orElseThrow().decision().orElseThrow())
			.extracting(Extensions.Decision::kind, (decision) -> decision.remark().orElse(""))
			.containsExactly("refused", "Времени достаточно");
		assertThat(this.deadlines.find(item).orElseThrow().dueOn()).isEqualTo("2014-02-03");
		assertThat(onlyEntry().kind()).isEqualTo("refuseExtension");
	}

	@Test
	void onARepeatedRequestTheHeadOfTheDistrictDecides() {
		UUID item = item(this.office.task(this.work, "userTask_accept"));
		Browser coordinator = coordinator();
		for (int time = 0; time < 2; time++) {
			coordinator.submit(page("extensions/" + asked(item, "2014-02-14").id()),
					Map.of("decision", "refuse", "reason", "Времени достаточно"));
		}
		Extensions.Request third = asked(item, "2014-02-14");
		String path = page("extensions/" + third.id());

		assertThat(coordinator.get(path).body()).contains("решает глава района").doesNotContain("value=\"grant\"");
		assertRefused(coordinator.submit(path, Map.of("decision", "grant", "grantedOn", "2014-02-14")),
				"решает глава района");
		assertThat(this.extensions.find(third.id()).orElseThrow().decision()).isEmpty();
		assertThat(this.cards.waiting(this.key.resolution(), this.key.number()).extensions()).singleElement()
			.satisfies((waiting) -> assertThat(waiting.headDecides()).isTrue());
	}

	// Remind, reassign

	@Test
	void aReminderLeavesAtOnceAndOnceADay() {
		UUID item = item(this.office.task(this.work, "userTask_accept"));
		Browser coordinator = coordinator();
		String path = "/items/" + item + "/actions/reminder";

		assertThat(coordinator.get(path).body()).contains("Напомнить сейчас о пункте 1.1?");
		assertRefused(coordinator.submit(path, Map.of("reason", "")), "Напишите причину");
		assertDone(coordinator.submit(path, Map.of("reason", "Завтра совет")), this.key);
		assertThat(mails("reminder")).containsExactly("district@example.org");
		assertRefused(coordinator.submit(path, Map.of("reason", "И ещё раз")), "Сегодня об этом уже напоминали",
				"И ещё раз");
		assertThat(mails("reminder")).hasSize(1);
		assertThat(onlyEntry()).extracting(Entry::kind, (entry) -> entry.reason().orElse(""))
			.containsExactly("remind", "Завтра совет");

		this.office.clock().moveTo(LocalDate.of(2014, 1, 30));
		assertDone(coordinator().submit(path, Map.of("reason", "Совет сегодня")), this.key);
		assertThat(mails("reminder")).hasSize(2);
	}

	private List<String> mails(String kind) {
		return this.jdbc.sql("select address from mail where kind = :kind and resolution_id = :id order by address")
			.param("kind", kind)
			.param("id", this.key.resolution().value())
			.query(String.class)
			.list();
	}

	@Test
	void anItemGoesToAnotherOrganisationAndPerson() {
		Task task = this.office.task(this.work, "userTask_accept");
		UUID item = item(task);
		Browser coordinator = coordinator();
		String path = "/items/" + item + "/actions/reassignment";

		assertThat(coordinator.get(path).body()).contains("Эльбан");
		assertRefused(coordinator.submit(path, Map.of("reason", "Так решили")), "пока ничего не меняется");
		assertRefused(coordinator.submit(path, Map.of("organisation", "nobody", "reason", "Так решили")),
				"Такой организации сейчас нет");
		assertRefused(
				coordinator.submit(path,
						Map.of("organisation", "settlementElban", "user", "bolon", "reason", "Так решили")),
				"не состоит в организации-исполнителе");
		assertRefused(coordinator.submit(path, Map.of("organisation", "settlementElban")), "Напишите причину");
		assertDone(coordinator.submit(path,
				Map.of("organisation", "settlementElban", "user", "elban", "reason", "Так решили")), this.key);

		assertThat(this.deadlines.find(item).orElseThrow()).satisfies((deadline) -> {
			assertThat(deadline.organisation().orElseThrow().value()).isEqualTo("settlementElban");
			assertThat(deadline.assignee()).contains("elban");
			assertThat(deadline.dueOn()).isEqualTo("2014-02-03");
		});
		assertThat(this.tasks.createTaskQuery().taskId(task.getId()).taskAssignee("elban").count()).isOne();
		assertThat(onlyEntry()).satisfies((entry) -> {
			assertThat(entry.kind()).isEqualTo("reassign");
			assertThat(entry.organisation().orElse("")).contains("Эльбан");
			assertThat(entry.person().orElse("")).contains("Эльбан");
		});
	}

	@Test
	void theCoordinatorsOwnStepStaysWithTheCoordinators() {
		UUID removal = removal();

		assertRefused(
				coordinator().submit("/items/" + removal + "/actions/reassignment",
						Map.of("organisation", "settlementElban", "reason", "Так решили")),
				"Этот шаг делает координатор");
	}

	// Assign

	@ParameterizedTest
	@CsvSource(textBlock = """
			'', Составить перечень, 2014-03-14, '', Выберите, кому
			district, x, 2014-03-14, '', 'Напишите, что сделать'
			district, Составить перечень, '', '', Укажите срок
			district, Составить перечень, завтра, '', Укажите срок
			district, Составить перечень, 2014-01-28, '', Срок не может быть в прошлом
			district, Составить перечень, 2034-01-28, '', Срок слишком далеко
			district, Составить перечень, 2014-03-14, district, выбрана дважды
			district, Составить перечень, 2014-03-14, nobody, Такой организации сейчас нет
			""")
	void anAssignmentThatDoesNotHoldIsKeptAndExplained(String organisation, String text, String dueOn,
			String coExecutor, String explanation) {
		Map<String, String> fields = with(Map.of("organisation", organisation, "text", text, "dueOn", dueOn), "reason",
				"Решение планёрки");
		if (!coExecutor.isEmpty()) {
			fields.put("coExecutors", coExecutor);
		}

		assertRefused(coordinator().submit(page("assignment"), fields), explanation, "Решение планёрки", text);

		assertThat(this.assignments.of(this.key)).isEmpty();
		assertThat(this.actions.of(this.key)).isEmpty();
	}

	@Test
	void anAssignmentGoesToItsExecutorAndEachCoExecutor() {
		Browser coordinator = coordinator();
		Map<String, String> fields = with(Map.of("organisation", "district", "text", "Составить перечень домов"),
				"dueOn", "2014-03-15", "coExecutors", "settlementElban,settlementBolon", "dueOn.settlementBolon",
				"2014-03-03", "reason", "Решение планёрки", "once", UUID.randomUUID().toString());

		assertDone(coordinator.submit(page("assignment"), fields), this.key);
		assertSettled(coordinator.submit(page("assignment"), fields));

		assertThat(this.assignments.of(this.key))
			.extracting((assignment) -> assignment.organisation().value(), AssignmentRegister.Assignment::dueOn)
			.containsExactlyInAnyOrder(tuple("district", LocalDate.of(2014, 3, 14)),
					tuple("settlementElban", LocalDate.of(2014, 2, 20)),
					tuple("settlementBolon", LocalDate.of(2014, 3, 3)));
		assertThat(this.assignments.of(this.key))
			.filteredOn((assignment) -> assignment.organisation().value().equals("settlementElban"))
			.allSatisfy((assignment) -> assertThat(assignment.text()).startsWith("Составить перечень домов")
				.contains("Соисполнитель"));
		assertThat(this.office.open(this.work).stream().filter("userTask_acceptAssignment"::equals)).hasSize(3);
		assertThat(onlyEntry()).satisfies((entry) -> {
			assertThat(entry.kind()).isEqualTo("assign");
			assertThat(entry.dueOn()).contains(LocalDate.of(2014, 3, 14));
			assertThat(entry.reason()).contains("Решение планёрки");
		});
		assertRefused(
				coordinator.submit(page("assignment"), with(fields, "dueOn.settlementBolon", "2014-03-20", "once", "")),
				"не может быть позже срока");
	}

	// Comment

	@Test
	void whoeverIsMentionedInACommentGetsItByMail() {
		Browser coordinator = coordinator();

		assertRefused(coordinator.submit(page("comment"), Map.of("text", " ")), "Напишите комментарий");
		assertRefused(coordinator.submit(page("comment"), Map.of("text", "Что скажет @nobodyknown?")),
				"Таких людей нет: nobodyknown", "Что скажет @nobodyknown?");
		assertDone(coordinator.submit(page("comment"),
				Map.of("text", "@elban, пишите на amt@example.org <b>до пятницы</b>", "mentions", "district,head")),
				this.key);

		assertThat(this.recommendations.comments(this.key)).singleElement()
			.satisfies((comment) -> assertThat(comment.text()).contains("до пятницы"));
		assertThat(onlyEntry().kind()).isEqualTo("comment");
		assertThat(mails("comment")).containsExactly("district@example.org", "elban@example.org", "head@example.org");
		this.scheduled.runDue();
		String toElban = mail(coordinator, "elban");
		assertThat(toElban).contains("до пятницы").contains("1.1").doesNotContain("/items/");
		assertThat(mail(coordinator, "district")).contains("/items/");
		assertThat(this.jdbc
			.sql("select subject from mail where kind = 'comment' and recipient = 'elban' and number = '1.1'"
					+ " and resolution_id = :id")
			.param("id", this.key.resolution().value())
			.query(String.class)
			.single()).isEqualTo("Комментарий к пункту 1.1: Координационный совет");
	}

	private String mail(Browser browser, String recipient) {
		UUID id = this.jdbc
			.sql("select id from mail where kind = 'comment' and recipient = :recipient and resolution_id = :id")
			.param("recipient", recipient)
			.param("id", this.key.resolution().value())
			.query(UUID.class)
			.single();
		String page = browser.get("/mail/" + id).body();
		return page.substring(page.indexOf("<pre"));
	}

	// End, withdraw

	@Test
	void aRecommendationIsWithdrawnAfterNamingWhatEnds() {
		Browser coordinator = coordinator();
		String path = page("withdrawal");

		assertThat(coordinator.get(path).body()).contains("Отозвать пункт 1.1?")
			.contains("Принять к исполнению")
			.contains("Вернуть его нельзя");
		assertRefused(coordinator.submit(path, Map.of("reason", "")), "Напишите причину");
		assertThat(this.office.open(this.work)).isNotEmpty();
		assertDone(coordinator.submit(path, Map.of("reason", "Район преобразован")), this.key);

		assertThat(this.office.open(this.work)).isEmpty();
		assertThat(outcomes(this.key)).containsExactly("obsolete");
		assertThat(onlyEntry()).extracting(Entry::kind, (entry) -> entry.reason().orElse(""))
			.containsExactly("withdraw", "Район преобразован");
		assertSettled(coordinator.submit(path, Map.of("reason", "Ещё раз")));
		assertSettled(coordinator.get(path));
	}

	@Test
	void assignmentsStayWhenTheirRecommendationIsWithdrawn() {
		Browser coordinator = coordinator();
		coordinator.submit(page("assignment"), Map.of("organisation", "district", "text", "Составить перечень домов",
				"dueOn", "2014-03-14", "reason", "Решение планёрки"));

		assertThat(coordinator.get(page("withdrawal")).body()).contains("Останется на контроле");
		assertDone(coordinator.submit(page("withdrawal"), Map.of("reason", "Район преобразован")), this.key);

		assertThat(this.office.open(this.work)).containsExactly("userTask_acceptAssignment");
	}

	@Test
	void onlyWhatRecursIsEnded() {
		assertThat(coordinator().get(page("end")).body()).contains("не повторяется по периодам");
		assertRefused(coordinator().submit(page("end"), Map.of("reason", "Хватит")), "не повторяется по периодам");

		ProcessInstance meetings = this.office.startOnRecord("holdCouncilMeetingsProcess", "1.2",
				"Ежемесячные заседания");
		RecommendationKey recurring = RecommendationKey.parse(meetings.getBusinessKey());
		assertThat(this.cards.standing(recurring.resolution(), "1.2").name()).isEqualTo("RECURRING");
		String path = page(recurring, "end");
		assertThat(coordinator().get(path).body()).contains("Завершить повторяющийся пункт 1.2?")
			.contains("Прекратится");
		assertDone(coordinator().submit(path, Map.of("reason", "Совет упразднён")), recurring);

		assertThat(this.office.open(meetings)).isEmpty();
		assertThat(outcomes(recurring)).containsExactly("obsolete");
		assertThat(onlyEntry(recurring).kind()).isEqualTo("end");
	}

	@Test
	void aPeriodThatWaitsEndsTheWholeAsCarriedOut() {
		OrganisationId council = new OrganisationId("council");
		this.participants.establish(council, OrganisationKind.COUNCIL, "Координационный совет");
		List.of("district", "head", "amursk", "elban", "litovko", "companyone", "companytwo")
			.forEach((member) -> this.participants.appoint(council, member, MemberRole.MEMBER));
		ProcessInstance meetings = this.office.startOnRecord("holdCouncilMeetingsProcess", "1.2",
				"Ежемесячные заседания");
		RecommendationKey recurring = RecommendationKey.parse(meetings.getBusinessKey());
		this.office.complete(meetings, "userTask_accept");
		this.office.complete(meetings, "userTask_fixDate", Map.of("plannedOn", "2014-02-18"));
		this.office.complete(meetings, "userTask_sendAgenda");
		this.office.clock().moveTo(LocalDate.of(2014, 2, 18));
		this.office.complete(meetings, "userTask_holdMeeting");
		this.office.complete(meetings, "userTask_fileProtocol", Map.of("decisions", List.of()));
		this.office.complete(meetings, "userTask_inform");
		this.office.complete(meetings, "userTask_report");
		UUID removal = item(this.office.task(meetings, REMOVAL));
		Browser coordinator = coordinator();

		String next = coordinator.get(page(recurring, "end")).headers().firstValue("Location").orElse("");
		assertThat(next).endsWith(page(recurring, "removals/" + removal) + "?decision=accept&onwards=end");
		assertRefused(coordinator.submit(page(recurring, "end"), Map.of("reason", "Хватит")),
				"Период ждёт снятия с контроля");
		assertThat(coordinator.get(page(recurring, "removals/" + removal)).body()).contains("2014-02");
		assertDone(coordinator.submit(page(recurring, "removals/" + removal), Map.of("decision", "accept", "confirmed",
				"meetingQuorate,protocolFiled,audiencesInformed", "onwards", "end")), recurring);

		assertThat(this.office.open(meetings)).isEmpty();
		assertThat(outcomes(recurring)).containsExactly("carriedOut");
	}

	@Test
	void ofTwoWhoWithdrawAtOnceTheSecondHearsThatItIsSettled() {
		List<Browser> both = List.of(coordinator(), Browser.of("admin", this.port));

		List<CompletableFuture<HttpResponse<String>>> answers = both.stream()
			.map((browser) -> CompletableFuture
				.supplyAsync(() -> browser.submit(page("withdrawal"), Map.of("reason", "Район преобразован"))))
			.toList();

		assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
			.containsExactlyInAnyOrder(302, 409);
		assertThat(onlyEntry().kind()).isEqualTo("withdraw");
		assertThat(outcomes(this.key)).containsExactly("obsolete");
	}

	private List<String> outcomes(RecommendationKey recommendation) {
		return this.jdbc
			.sql("select kind from outcome where resolution_id = :id and organisation_id is null and period is null")
			.param("id", recommendation.resolution().value())
			.query(String.class)
			.list();
	}

	// On the card

	@Test
	void theCardShowsWhatWaitsAndWhatWasDone() {
		UUID removal = removal();
		Browser coordinator = coordinator();
		String card = "/resolutions/" + this.key;

		assertThat(coordinator.get(card).body()).contains("/actions/removals/" + removal + "?decision=accept")
			.contains("/actions/withdrawal")
			.doesNotContain("/actions/end")
			.doesNotContain("??");
		assertThat(coordinator.get("/items/" + removal).body()).contains("/items/" + removal + "/actions/reminder")
			.contains("/items/" + removal + "/actions/reassignment");
		coordinator.submit(page("comment"), Map.of("text", "Прошу <i>ускорить</i>"));
		coordinator.submit(page("removals/" + removal), with(CRITERIA, "decision", "accept"));
		assertThat(coordinator.get(card).body()).contains("Прошу &lt;i&gt;ускорить&lt;/i&gt;")
			.contains("Сейчас ничего не ждёт")
			.doesNotContain("/actions/withdrawal");
		assertThat(coordinator.get(card + "?tab=history").body()).contains("Координатор снял с контроля")
			.contains("Прошу &lt;i&gt;ускорить&lt;/i&gt;");
	}

	@Test
	void whatWaitsCostsAConstantNumberOfStatements() {
		removal();
		long one = this.statements.count(() -> this.cards.waiting(this.key.resolution(), "1.1")).statements();
		UUID item = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into deadline (id, task_id, resolution_id, number, activity_id, title, original_due_on, due_on,
						preliminary, opened_at, state, version, basis_on, dated_on, removal)
					select gen_random_uuid(), :item || n, :id, '1.1', 'userTask_removeFromControl', 'Снять', '2014-02-03',
						'2014-02-03', false, now(), 'open', 0, '2014-02-03', '2014-02-03', true from generate_series(1, 20) as n
					""")
			.param("item", item.toString().substring(0, 20))
			.param("id", this.key.resolution().value())
			.update();

		assertThat(this.cards.waiting(this.key.resolution(), "1.1").removals()).hasSize(21);
		assertThat(this.statements.count(() -> this.cards.waiting(this.key.resolution(), "1.1")).statements())
			.isEqualTo(one);
	}

	// By keyboard

	@Test
	void theKeyboardIsEnough() {
		UUID removal = removal();
		UUID open = item(this.office.task(
				this.office.startOnRecord("establishCoordinationCouncilProcess", "1.1", "Второй совет"),
				"userTask_accept"));
		Extensions.Request request = asked(open, "2014-02-14");
		RecommendationKey second = this.deadlines.find(open).orElseThrow().recommendation();
		try (Chromium chromium = new Chromium(this.port)) {
			for (int width : List.of(1400, 390)) {
				Page page = chromium.windowOf("coordinator", width);
				Map<String, String> pages = Map.of("removal", page("removals/" + removal), "rework",
						page("removals/" + removal) + "?decision=rework", "extension",
						page(second, "extensions/" + request.id()), "reminder", "/items/" + open + "/actions/reminder",
						"reassignment", "/items/" + open + "/actions/reassignment", "withdrawal", page("withdrawal"),
						"card", "/resolutions/" + second, "item", "/items/" + open);
				pages.forEach((name, path) -> look(chromium, page, "action-" + name, path, width));
				page.context().close();
			}
			Page page = chromium.windowOf("coordinator", 1400);
			page.navigate(page("comment") + "?lang=ru");
			tabTo(page, "textarea[name=text]");
			page.keyboard().type("@elban, посмотрите");
			tabTo(page, ".action button[type=submit]");
			page.keyboard().press("Enter");
			page.waitForURL("**/resolutions/" + this.key);
			assertThat(this.recommendations.comments(this.key)).singleElement()
				.satisfies((comment) -> assertThat(comment.mentioned().orElse("")).contains("Эльбан"));

			page.navigate(page("removals/" + removal));
			for (String criterion : List.of("actPublished", "leadersNamed", "membershipSufficient")) {
				tabTo(page, "input[value=" + criterion + "]");
				page.keyboard().press("Space");
			}
			tabTo(page, ".action button[type=submit]");
			page.keyboard().press("Enter");
			page.waitForURL("**/resolutions/" + this.key);
			assertThat(this.office.open(this.work)).isEmpty();
		}
	}

	private static void look(Chromium chromium, Page page, String name, String path, int width) {
		for (String language : List.of("en", "ru")) {
			page.navigate(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
			assertThat(chromium.complaints()).as(name).isEmpty();
			assertThat(page.locator("body").innerText()).as(name).doesNotContain("??");
			assertThat(Chromium.isTooWide(page)).as(name + " is too wide at " + width).isFalse();
			Chromium.shoot(page, name + "-" + language + "-" + width);
			chromium.complaints();
		}
		assertThat(Chromium.barriers(page)).as(name + " " + width).isEmpty();
		chromium.complaints();
	}

	private static void tabTo(Page page, String selector) {
		for (int presses = 0; presses < 100; presses++) {
			if ((boolean) page.evaluate("(selector) => document.activeElement.matches(selector)", selector)) {
				return;
			}
			page.keyboard().press("Tab");
		}
		throw new AssertionError("The keyboard does not reach " + selector);
	}

}
