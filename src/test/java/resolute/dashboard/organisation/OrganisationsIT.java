package resolute.dashboard.organisation;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.database.StatementCount;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineView;
import resolute.notification.Notices;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.OrganisationProfile;
import resolute.participant.Participants;
import resolute.participant.Substitutions;
import resolute.shared.OrganisationId;
import resolute.support.Browser;
import resolute.support.Example;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.Submissions;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.ExtendedModelMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Organisations, their people, substitution and merger, as a coordinator reaches them.
 */
@IntegrationTest
class OrganisationsIT {

	private static final LocalDate START = LocalDate.of(2014, 1, 29);

	private static final String PROGRAMMES = "supportClusterInProgrammesProcess";

	private static final String ACCEPT = "userTask_accept";

	private static final OrganisationId ELBAN = new OrganisationId("settlementElban");

	private static final AtomicInteger IDS = new AtomicInteger();

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	@Autowired
	private Participants participants;

	@Autowired
	private Substitutions substitutions;

	@Autowired
	private DeadlineRegister deadlines;

	@Autowired
	private Notices notices;

	@Autowired
	private TaskService tasks;

	@Autowired
	private IdentityService identities;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private StatementCount statements;

	@Autowired
	private OrganisationsController pages;

	@BeforeEach
	void beginInJanuary() {
		this.office.clock().moveTo(START);
	}

	@AfterEach
	void endWhatIsOpen() {
		this.jdbc.sql("select id from substitution where ended_at is null")
			.query(UUID.class)
			.list()
			.forEach((id) -> this.substitutions.end(id, "coordinator"));
		new Example(this.jdbc).remove();
	}

	@Test
	void theSubstituteTakesAndDoesWhatTheAbsentPersonHadTaken() {
		ProcessInstance process = this.office.start(PROGRAMMES, "2.2");
		Task task = this.office.task(process, ACCEPT, ELBAN.value());
		assertThat(claim("elban", task)).isEqualTo(204);
		assertThat(claim("ommi", task)).as("before").isNotEqualTo(204);

		HttpResponse<String> entered = enter("elban", "ommi", START, START.plusDays(1));
		assertThat(entered.statusCode()).as(entered.body()).isEqualTo(302);

		assertThat(claim("ommi", task)).isEqualTo(204);
		HttpResponse<String> done = Browser.of("ommi", this.port)
			.post(Browser.ENGINE + "/task/" + task.getId() + "/submit-form",
					Submissions.body(this.office.valid(task, "ommi", Map.of())));
		assertThat(done.statusCode()).as(done.body()).isBetween(200, 204);
		Task next = next(process, ELBAN.value());
		assertThat(sees("ommi", next)).as("a new task").isTrue();
		assertThat(sees("achan", next)).as("anybody else").isFalse();
		assertThat(Browser.of("ommi", this.port).get("/items/" + item(next).id()).statusCode()).isEqualTo(200);
		assertThat(claim("ommi", next)).isEqualTo(204);
		assertThat(mailed(next)).containsExactlyInAnyOrder("elban", "ommi");

		this.office.clock().moveTo(START.plusDays(1));
		this.substitutions.followTheDay();
		assertThat(sees("ommi", next)).as("on the last day").isTrue();
		this.office.clock().moveTo(START.plusDays(2));
		this.substitutions.followTheDay();
		this.substitutions.followTheDay();

		assertThat(sees("ommi", next)).as("after the last day").isFalse();
		assertThat(Browser.of("ommi", this.port).get("/items/" + item(next).id()).statusCode()).isEqualTo(404);
		assertThat(assignee(next)).as("what was not done goes back").isEqualTo("elban");
		assertThat(mailed(next)).containsExactly("elban");
		assertThat(this.identities.createGroupQuery().groupMember("ommi").list()).extracting("id")
			.containsExactly("settlementOmmi");
		assertThat(this.jdbc.sql("select count(*) from substituted_task").query(Integer.class).single()).isZero();
	}

	@Test
	void beginsOnItsFirstDayAndCanEndEarly() {
		ProcessInstance process = this.office.start(PROGRAMMES, "2.2");
		Task task = this.office.task(process, ACCEPT, ELBAN.value());
		enter("elban", "ommi", START.plusDays(2), START.plusDays(9));
		this.substitutions.followTheDay();
		assertThat(sees("ommi", task)).isFalse();

		this.office.clock().moveTo(START.plusDays(2));
		this.substitutions.followTheDay();
		assertThat(sees("ommi", task)).isTrue();
		Browser coordinator = Browser.of("coordinator", this.port);
		assertThat(coordinator.get("/organisations/settlementElban").body()).contains("Образец: специалист, Омми");
		String end = "/substitutions/" + this.substitutions.inForceFor("elban").orElseThrow().id() + "/end";
		assertThat(coordinator.get(end).body()).contains("Образец: специалист, Эльбан", "Образец: специалист, Омми");
		assertThat(coordinator.submit(end, Map.of()).statusCode()).isEqualTo(302);

		assertThat(sees("ommi", task)).isFalse();
		assertThat(this.substitutions.inForceFor("elban")).isEmpty();
		assertThat(coordinator.get("/substitutions").body()).contains("Замещение закончено");
		coordinator.submit(end, Map.of());
		assertThat(coordinator.get("/substitutions").body()).contains("Это замещение уже закончилось");
	}

	@Test
	void whatIsForThePersonAloneIsForBothMeanwhile() {
		ProcessInstance process = this.office.start("establishCoordinationCouncilProcess", "1.1");
		Task task = this.office.task(process, ACCEPT);
		this.tasks.deleteCandidateGroup(task.getId(), "district");
		this.tasks.setAssignee(task.getId(), "elban");

		enter("elban", "ommi", START, START);
		assertThat(sees("ommi", task)).isTrue();
		assertThat(claim("ommi", task)).isEqualTo(204);
		this.office.clock().moveTo(START.plusDays(1));
		this.substitutions.followTheDay();

		assertThat(assignee(task)).isEqualTo("elban");
		assertThat(sees("ommi", task)).isFalse();
	}

	@Test
	void aColleagueWhoStandsInIsToldOnce() {
		this.participants.register("colleague", "Образец: сослуживец", "colleague@example.org", Browser.PASSWORD,
				false);
		this.participants.appoint(ELBAN, "colleague", MemberRole.MEMBER);
		Task task = this.office.task(this.office.start(PROGRAMMES, "2.2"), ACCEPT, ELBAN.value());

		enter("elban", "colleague", START, START);
		assertThat(mailed(task)).containsExactlyInAnyOrder("elban", "colleague");
		this.office.clock().moveTo(START.plusDays(1));
		this.substitutions.followTheDay();

		assertThat(sees("colleague", task)).as("still a member").isTrue();
		this.participants.dismiss(ELBAN, "colleague");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			elban, elban, 0, 5, Нельзя замещать самого себя
			elban, nobody, 0, 5, 'Выберите того, кто замещает'
			'', ommi, 0, 5, 'Выберите того, кто отсутствует'
			elban, ommi, -1, 5, Замещение не может начаться в прошлом
			elban, ommi, 5, 4, Последний день не может быть раньше первого
			elban, ommi, 0, 400, Замещение не может быть дольше года
			achan, ommi, 12, 13, 'Уже записано: Образец: специалист, Ачан'
			elban, achan, 10, 10, Замещающий в эти дни сам отсутствует
			bolon, ommi, 1, 11, Отсутствующий в эти дни сам замещает
			""")
	void aSubstitutionThatMakesNoSenseIsRefusedAndKept(String absent, String substitute, int first, int last,
			String explanation) {
		enter("achan", "bolon", START.plusDays(10), START.plusDays(12));

		HttpResponse<String> answer = enter(absent, substitute, START.plusDays(first), START.plusDays(last));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(Jsoup.parse(answer.body()).select("[role=alert]").text()).contains(explanation);
		assertThat(answer.body()).contains(START.plusDays(last).toString());
		assertThat(
				this.jdbc.sql("select count(*) from substitution where ended_at is null").query(Integer.class).single())
			.isOne();
	}

	@Test
	void daysThatAreNoneAreRefused() {
		Browser coordinator = Browser.of("coordinator", this.port);

		assertThat(coordinator
			.submit("/substitutions",
					Map.of("absent", "elban", "substitute", "ommi", "first", "завтра", "last", "2014-02-30"))
			.body()).contains("Выберите первый и последний день");
	}

	@Test
	void aMergerMovesWhatIsOpenAndWhatFollows() {
		OrganisationId old = settlement("Старое");
		OrganisationId heir = settlement("Новое");
		String clerk = clerk(old);
		String other = clerk(heir);
		ProcessInstance process = this.office.start(PROGRAMMES, "2.2");
		this.office.complete(process, ACCEPT, old.value(), Map.of());
		Task open = next(process, old.value());
		Browser coordinator = Browser.of("coordinator", this.port);
		String path = "/organisations/" + old + "/merger";
		String asked = coordinator.get(path + "?successor=" + heir + "&from=2014-01-29").body();
		assertThat(asked).contains("Отменить его нельзя", open.getName().substring(4), "Образец: " + clerk);

		HttpResponse<String> answer = coordinator.submit(path,
				Map.of("successor", heir.value(), "from", START.toString()));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);

		assertThat(groups(open)).containsExactly(heir.value());
		assertThat(item(open).organisation()).contains(heir);
		assertThat(sees(other, open)).isTrue();
		assertThat(this.participants.membersOf(old)).isEmpty();
		assertThat(this.participants.isMember(heir, clerk)).isTrue();
		assertThat(this.office.task(process, ACCEPT, heir.value())).as("the successor's own stays").isNotNull();
		assertThat(coordinator.get("/organisations/" + old).body()).contains("Её дела ведёт");
		this.office.complete(open, Map.of());
		List<Task> following = this.tasks.createTaskQuery()
			.processInstanceBusinessKey(process.getBusinessKey())
			.taskCandidateGroup(heir.value())
			.includeAssignedTasks()
			.list()
			.stream()
			.filter((task) -> !task.getTaskDefinitionKey().equals(ACCEPT))
			.toList();
		assertThat(following).isNotEmpty().allSatisfy((task) -> {
			assertThat(item(task).organisation()).contains(heir);
			assertThat(this.deadlines.addresseeOf(task.getId())).as("judged with its part").contains(old);
			assertThat(sees(other, task)).isTrue();
		});
		assertThat(this.tasks.createTaskQuery().taskCandidateGroup(old.value()).includeAssignedTasks().count())
			.isZero();
		assertThat(this.participants.settlements()).contains(heir.value()).doesNotContain(old.value());
		assertThat(coordinator.submit(path, Map.of("successor", heir.value(), "from", START.toString())).body())
			.contains("уже присоединена");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			settlementElban, companySampleOne, 2014-01-29, Преемник должен быть того же вида
			settlementElban, settlementElban, 2014-01-29, Выберите преемника
			settlementElban, nowhere, 2014-01-29, Выберите преемника
			settlementElban, '', 2014-01-29, Выберите преемника
			settlementElban, settlementOmmi, 2014-01-30, день не может быть позже сегодняшнего
			settlementElban, settlementOmmi, 30 января, Выберите день
			district, settlementOmmi, 2014-01-29, присоединить её нельзя
			""")
	void aMergerThatMakesNoSenseIsRefused(String old, String heir, String from, String explanation) {
		HttpResponse<String> answer = Browser.of("coordinator", this.port)
			.submit("/organisations/" + old + "/merger", Map.of("successor", heir, "from", from));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains(explanation);
		assertThat(this.participants.profile(new OrganisationId(old)).flatMap(OrganisationProfile::successor))
			.isEmpty();
	}

	@Test
	void anOrganisationIsChangedAndTheSecondOfTwoSeesWhatChanged() {
		OrganisationId id = settlement("До");
		String path = "/organisations/" + id + "/edit";
		Browser coordinator = Browser.of("coordinator", this.port);
		Map<String, String> form = form(coordinator.get(path).body());
		Map<String, String> first = new HashMap<>(form);
		first.put("email", "first@example.org");
		assertThat(coordinator.submit(path, first).statusCode()).isEqualTo(302);
		Map<String, String> second = new HashMap<>(form);
		second.put("name", "После <b>");

		HttpResponse<String> conflict = Browser.of("admin", this.port).submit(path, second);

		assertThat(conflict.statusCode()).isEqualTo(200);
		assertThat(conflict.body()).contains("first@example.org", "После &lt;b&gt;", "изменил кто-то другой");
		assertThat(this.participants.find(id).orElseThrow().name()).isEqualTo("До");
		assertThat(coordinator.submit(path, form(conflict.body())).statusCode()).isEqualTo(302);
		assertThat(this.participants.find(id).orElseThrow().name()).isEqualTo("После <b>");
		assertThat(this.identities.createGroupQuery().groupId(id.value()).singleResult().getName())
			.isEqualTo("После <b>");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			name, ' ', Введите название
			email, 'a@b, c@d', Введите один адрес
			validFrom, '', Выберите день
			validFrom, 2014-02-30, Выберите день
			validTo, 1999-01-01, Последний день не может быть раньше первого
			""")
	void whatDoesNotHoldIsRefusedAndKept(String field, String value, String explanation) {
		Browser coordinator = Browser.of("coordinator", this.port);
		Map<String, String> form = form(coordinator.get("/organisations/settlementElban/edit").body());
		form.put(field, value);

		HttpResponse<String> answer = coordinator.submit("/organisations/settlementElban/edit", form);

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains(explanation, "Ничего не сохранено");
		assertThat(form(answer.body()).get(field)).isEqualTo(value);
	}

	@Test
	void aNewPersonGetsAPasswordThatIsShownOnceAndIsDismissedAgain() {
		OrganisationId id = settlement("С людьми");
		Browser coordinator = Browser.of("coordinator", this.port);
		String path = "/organisations/" + id + "/members";
		String user = "person" + IDS.incrementAndGet();

		coordinator.submit(path + "/new",
				Map.of("userId", user, "name", "Образец: новый", "email", user + "@example.org", "newRole", "head"));
		Document page = Jsoup.parse(coordinator.get(path).body());
		String password = page.select(".message code").get(1).text();
		assertThat(Browser.of(user, this.port, password)).isNotNull();
		assertThat(coordinator.get(path).body()).doesNotContain(password);
		assertThat(this.participants.roleIn(id, user)).contains(MemberRole.HEAD);

		coordinator.submit(path, Map.of("user", user, "role", "member"));
		assertThat(this.participants.roleIn(id, user)).contains(MemberRole.MEMBER);
		coordinator.submit(path, Map.of("user", "elban", "role", "secretary"));
		assertThat(this.participants.roleIn(id, "elban")).contains(MemberRole.SECRETARY);
		coordinator.submit(path + "/elban/dismissal", Map.of());
		assertThat(this.participants.isMember(id, "elban")).isFalse();

		Task task = this.office.task(this.office.start(PROGRAMMES, "2.2"), ACCEPT, id.value());
		this.tasks.setAssignee(task.getId(), user);
		assertThat(coordinator.get(path + "/" + user + "/dismissal").body()).contains("последний человек");
		coordinator.submit(path + "/" + user + "/dismissal", Map.of());
		assertThat(this.participants.membersOf(id)).isEmpty();
		assertThat(this.tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isNull();
		assertThat(coordinator.get(path + "/" + user + "/dismissal").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			elban, Имя, a@example.org, member, Такая учётная запись уже есть
			есть, Имя, a@example.org, member, Введите от 2 до 64 латинских букв
			newperson, ' ', a@example.org, member, Введите имя
			newperson, Имя, нет, member, Введите один адрес
			newperson, Имя, a@example.org, emperor, Ничего не сохранено
			""")
	void aPersonWhoCannotBeIsNotRegistered(String user, String name, String email, String role, String explanation) {
		HttpResponse<String> answer = Browser.of("coordinator", this.port)
			.submit("/organisations/settlementElban/members/new",
					Map.of("userId", user, "name", name, "email", email, "newRole", role));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains(explanation);
		assertThat(this.participants.member("newperson")).isEmpty();
	}

	@Test
	void everyFigureIsAsCountedByHandAndHasItsListBehindIt() {
		this.jdbc.sql(
				"update deadline set state = 'withdrawn', watch_on = null where state = 'open' and resolution_id <> 'example'")
			.update();
		this.office.clock().moveTo(Example.TODAY);
		new Example(this.jdbc).add();
		Browser coordinator = Browser.of("coordinator", this.port);
		Document list = Jsoup.parse(coordinator.get("/organisations").body());

		assertThat(figures(list, "settlementLitovko")).containsExactly("1", "1", "—", "—", "—", "0 %");
		assertThat(figures(list, "settlementElban")).containsExactly("—", "—", "1", "—", "—", "100 %");
		assertThat(figures(list, "settlementBolon")).containsExactly("—", "—", "—", "1", "—", "0 %");
		assertThat(figures(list, "settlementVoznesenskoye")).containsExactly("—", "—", "—", "—", "1", "—");
		assertThat(figures(list, "settlementDzhuen")).containsExactly("1", "—", "—", "—", "—", "—");
		assertThat(figures(list, "district")).containsExactly("1", "—", "3", "1", "—", "75 %");
		assertListsBehind(list, coordinator);
		Document february = Jsoup
			.parse(coordinator.get("/organisations?from=2026-02-01&to=2026-02-28&sort=-rate").body());
		assertThat(figures(february, "district")).containsExactly("1", "—", "3", "—", "—", "100 %");
		assertThat(february.select("table.organisations tbody tr:first-of-type th a").attr("href"))
			.isEqualTo("/organisations/district");

		Document elban = Jsoup.parse(coordinator.get("/organisations/settlementElban?by=quarter").body());
		assertThat(elban.select("table.periods tbody tr").eachText()).containsExactly("1 квартал 1 — — 100 % — — 10,0");
		assertThat(elban.select("table.periods tfoot tr").eachText()).containsExactly("За год 1 — — 100 % — — 10,0");
		Document district = Jsoup.parse(coordinator.get("/organisations/district").body());
		assertThat(district.select("table.periods tbody tr").eachText()).containsExactly("февраль 3 — — 100 % — — 3,7",
				"март — 1 — 0 % — — 1,0", "апрель — — — — — — —");
		assertListsBehind(district, coordinator);
	}

	@Test
	void pagesCostTheSameHoweverMuchThereIs() {
		this.office.clock().moveTo(Example.TODAY);
		Example example = new Example(this.jdbc);
		example.add();
		long list = list();
		long one = one();
		for (int i = 0; i < 30; i++) {
			settlement("Много " + i);
			example.item("2.1", "settlementElban", "Ещё " + i).due(3, 2).save();
		}
		assertThat(list()).isEqualTo(list).isLessThanOrEqualTo(3);
		assertThat(one()).isEqualTo(one).isLessThanOrEqualTo(10);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?kind=kingdom", "?valid=perhaps", "?from=tomorrow", "?from=2026-02-01&to=2026-01-01",
			"?sort=beauty", "?page=0", "/settlementElban?year=20x4", "/settlementElban?by=decade" })
	void anAddressThatCannotBeReadIsRefused(String query) {
		assertThat(Browser.of("coordinator", this.port).get("/organisations" + query).statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/organisations/nowhere", "/organisations/no-where", "/organisations/nowhere/edit",
			"/organisations/nowhere/members", "/organisations/nowhere/merger",
			"/substitutions/00000000-0000-0000-0000-000000000000/end" })
	void whatDoesNotExistIsNotFound(String path) {
		assertThat(Browser.of("coordinator", this.port).get(path).statusCode()).isEqualTo(404);
	}

	private long list() {
		return this.statements
			.count(() -> this.pages.list(new OrganisationsRequest(null, null, null, null, null, null, null),
					new ExtendedModelMap(), Locale.ENGLISH))
			.statements();
	}

	private long one() {
		return this.statements
			.count(() -> this.pages.one("settlementElban", null, "month", new ExtendedModelMap(), Locale.ENGLISH))
			.statements();
	}

	private static List<String> figures(Document page, String organisation) {
		return page.select("table.organisations tbody tr:has(a[href=/organisations/" + organisation + "]) td.figures")
			.eachText();
	}

	/** Each number leads to a list of so many. */
	private static void assertListsBehind(Document page, Browser browser) {
		List<Element> links = page.select("td.figures a")
			.stream()
			.filter((link) -> link.text().matches("\\d+") && link.attr("href").startsWith("/items?"))
			.toList();
		assertThat(links).isNotEmpty();
		for (Element link : links) {
			Matcher found = Pattern.compile("Найдено: (\\d+)").matcher(browser.get(link.attr("href")).body());
			assertThat(found.find()).as(link.attr("href")).isTrue();
			assertThat(found.group(1)).as(link.attr("href")).isEqualTo(link.text());
		}
	}

	private HttpResponse<String> enter(String absent, String substitute, LocalDate first, LocalDate last) {
		return Browser.of("coordinator", this.port)
			.submit("/substitutions", Map.of("absent", absent, "substitute", substitute, "first", first.toString(),
					"last", last.toString()));
	}

	private int claim(String user, Task task) {
		return Browser.of(user, this.port)
			.post(Browser.ENGINE + "/task/" + task.getId() + "/claim", "{\"userId\":\"" + user + "\"}")
			.statusCode();
	}

	private boolean sees(String user, Task task) {
		return Browser.of(user, this.port).get(Browser.ENGINE + "/task/" + task.getId()).statusCode() == 200;
	}

	private String assignee(Task task) {
		return this.tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
	}

	private List<String> groups(Task task) {
		return this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter((group) -> group != null)
			.toList();
	}

	/** The first task of an organisation in a process that is not the acceptance. */
	private Task next(ProcessInstance process, String organisation) {
		return this.tasks.createTaskQuery()
			.processInstanceBusinessKey(process.getBusinessKey())
			.taskCandidateGroup(organisation)
			.includeAssignedTasks()
			.list()
			.stream()
			.filter((task) -> !task.getTaskDefinitionKey().equals(ACCEPT))
			.findFirst()
			.orElseThrow();
	}

	private DeadlineView item(Task task) {
		return this.deadlines.ofTask(task.getId()).orElseThrow();
	}

	/** Reminds of an item, and tells who gets a mail. */
	private List<String> mailed(Task task) {
		String occasion = UUID.randomUUID().toString();
		this.transaction.executeWithoutResult((status) -> this.notices.remindAgain(item(task).id(), occasion));
		return this.jdbc.sql("select user_id from mail where key like '%' || :occasion || '%'")
			.param("occasion", occasion)
			.query(String.class)
			.list();
	}

	private OrganisationId settlement(String name) {
		OrganisationId id = new OrganisationId("testSettlement" + IDS.incrementAndGet());
		this.participants.establish(id, OrganisationKind.SETTLEMENT, name, LocalDate.of(2010, 1, 1), false);
		return id;
	}

	private String clerk(OrganisationId organisation) {
		String user = "clerk" + IDS.incrementAndGet();
		this.participants.register(user, "Образец: " + user, user + "@example.org", Browser.PASSWORD, false);
		this.participants.appoint(organisation, user, MemberRole.MEMBER);
		return user;
	}

	private static Map<String, String> form(String page) {
		Map<String, String> fields = new HashMap<>();
		Jsoup.parse(page)
			.select("form.organisation input[name]")
			.stream()
			.filter((input) -> !input.attr("name").equals("_csrf"))
			.forEach((input) -> fields.put(input.attr("name"), input.attr("value")));
		return fields;
	}

}
