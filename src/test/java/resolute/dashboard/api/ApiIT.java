package resolute.dashboard.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.database.StatementCount;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.Extensions;
import resolute.execution.ExtensionDesk;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;
import resolute.support.Browser;
import resolute.support.Example;
import resolute.support.IntegrationTest;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** The API as programs meet it: reads, writes by version, problems, description. */
@IntegrationTest
class ApiIT {

	private static final String RESOLUTION = "/api/v1/resolutions/" + Example.ID;

	private static final String ITEMS = "/api/v1/items?resolution=" + Example.ID;

	private static final String REMOVAL = "userTask_removeFromControl";

	private static final String ACCEPT = """
			{"decision": "accept", "criteria": ["actPublished", "leadersNamed", "membershipSufficient"]}""";

	private static final ObjectMapper JSON = new ObjectMapper();

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
	private ItemsApiController items;

	@Autowired
	private ResolutionsApiController resolutions;

	@Autowired
	private RecommendationsApiController recommendations;

	@Autowired
	private CalendarApiController calendar;

	@Autowired
	private MailApiController mail;

	@Autowired
	private Participants participants;

	@Autowired
	private StatementCount statements;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	private final HttpClient client = HttpClient.newHttpClient();

	private Example example;

	@BeforeEach
	void anExample() {
		this.office.clock().moveTo(Example.TODAY);
		this.example = new Example(this.jdbc);
		this.example.add();
	}

	@AfterEach
	void tidy() {
		this.jdbc.sql("""
				delete from evidence_publication;
				delete from publication_change;
				delete from evidence where submission_id in (select id from submission where resolution_id = 'example');
				delete from submission where resolution_id = 'example';
				delete from evidence_file where task_id = 'example';
				delete from control_settings where resolution_id = 'example';
				delete from mail where key like 'api/%';
				""").update();
		this.example.remove();
	}

	// Reads

	@Test
	void aResolutionAtAGlance() {
		JsonNode overview = read(RESOLUTION);

		assertThat(overview.at("/today").asText()).isEqualTo("2026-03-16");
		assertThat(overview.at("/figures").toString()).isEqualTo("{\"total\":5,\"done\":1,\"closed\":0,\"inWork\":1,"
				+ "\"dueSoon\":0,\"overdue\":2,\"onRemoval\":0,\"waiting\":1}");
		JsonNode discipline = overview.at("/discipline");
		assertThat(discipline.at("/onTime").asInt()).isEqualTo(6);
		assertThat(discipline.at("/late").asInt()).isEqualTo(3);
		assertThat(discipline.at("/overdue").asInt()).isEqualTo(3);
		assertThat(discipline.at("/submitted").asInt()).isOne();
		assertThat(discipline.at("/open").asInt()).isEqualTo(3);
		assertThat(discipline.at("/declined").asInt()).isOne();
		assertThat(discipline.at("/rate").asInt()).isEqualTo(50);
		assertThat(texts(overview.at("/recommendations"), "/state")).containsExactly("done", "in-work", "overdue",
				"overdue", "waiting");
		assertThat(texts(overview.at("/recommendations/4/waitsFor"), "")).containsExactly("2.1");
		assertThat(texts(read(RESOLUTION + "?state=overdue&addressee=company").at("/recommendations"), "/number"))
			.containsExactly("3.1");
	}

	@Test
	void resolutionsComeWithTheFiguresOfTheirPage() {
		JsonNode all = read("/api/v1/resolutions?sort=-adopted&size=200");
		JsonNode row = StreamSupport.stream(all.at("/items").spliterator(), false)
			.filter((one) -> one.at("/id").asText().equals(Example.ID))
			.findFirst()
			.orElseThrow();

		assertThat(all.at("/total").asInt()).isEqualTo(all.at("/items").size());
		assertThat(texts(all.at("/items"), "/adoptedOn")).isSortedAccordingTo((one, other) -> other.compareTo(one));
		assertThat(row.at("/launched").asBoolean()).isTrue();
		assertThat(row.at("/recommendations").asInt()).isEqualTo(5);
		assertThat(row.at("/carriedOut").asInt()).isOne();
		assertThat(row.at("/ended").asInt()).isOne();
		assertThat(row.at("/open").asInt()).isEqualTo(6);
		assertThat(row.at("/overdue").asInt()).isEqualTo(3);
		assertThat(row.at("/discipline")).isEqualTo(read(RESOLUTION).at("/discipline"));
	}

	@Test
	void aMonthAndTheYearsOfItsCalendar() {
		JsonNode month = read("/api/v1/schedule?month=2026-03&resolution=" + Example.ID);

		assertThat(month.at("/days")).hasSize(31);
		assertThat(month.at("/total").asInt())
			.isEqualTo(read(ITEMS + "&from=2026-03-01&to=2026-03-31").at("/total").asInt())
			.isPositive();
		assertThat(month.at("/days/1/count").asInt())
			.isEqualTo(read(ITEMS + "&from=2026-03-02&to=2026-03-02").at("/total").asInt())
			.isGreaterThan(4);
		assertThat(month.at("/days/1/items")).hasSize(4);
		assertThat(month.at("/days/8/working").asBoolean()).as("a holiday").isFalse();
		assertThat(read("/api/v1/schedule").at("/month").asText()).isEqualTo("2026-03");
		JsonNode years = read("/api/v1/calendar/years");
		assertThat(texts(years.at("/years"), "/year")).contains("2014");
		assertThat(years.at("/years/0/workingDays").asInt()).isBetween(240, 255);
	}

	@Test
	void aCardSaysWhyItStandsWhereItStands() {
		JsonNode card = read(RESOLUTION + "/recommendations/2.1");

		assertThat(card.at("/recommendation/state").asText()).isEqualTo("overdue");
		assertThat(card.at("/reasonState").asText()).isEqualTo("overdue");
		assertThat(card.at("/reasons")).hasSize(2);
		assertThat(card.at("/discipline/onTime").asInt()).isEqualTo(3);
		assertThat(card.at("/removals")).hasSize(1);
		assertThat(card.at("/standing").asText()).isEqualTo("over");
		assertThat(card.at("/recommendation/progress/0/of").asText()).isEqualTo("parts");
		assertThat(read(RESOLUTION + "/recommendations/2.1/items").at("/total").asInt()).isEqualTo(10);
		assertThat(texts(read(RESOLUTION + "/recommendations/1.2/outcomes").at("/items"), "/period"))
			.containsExactly("2026-02", "2026-01");
		assertThat(read(RESOLUTION + "/recommendations/1.1/comments").at("/total").asInt()).isZero();
		assertThat(read(RESOLUTION + "/recommendations/1.1/assignments").at("/total").asInt()).isZero();
	}

	@Test
	void historyComesInPagesThatAreNotCounted() {
		HttpResponse<String> first = get(RESOLUTION + "/recommendations/2.1/history?size=5");

		assertThat(json(first).at("/items")).hasSize(5);
		assertThat(json(first).has("total")).isFalse();
		assertThat(link(first))
			.isEqualTo("<" + RESOLUTION + "/recommendations/2.1/history?size=5&page=2>; rel=\"next\"");
		List<String> moments = texts(read(RESOLUTION + "/recommendations/2.1/history?size=200").at("/items"), "/at");
		assertThat(moments).hasSizeGreaterThan(10).isSortedAccordingTo((one, other) -> other.compareTo(one));
	}

	@Test
	void itemsComeByTheFilterOfTheirPage() {
		assertThat(read(ITEMS).at("/total").asInt()).isEqualTo(19);
		JsonNode overdue = read(ITEMS + "&state=overdue&sort=organisation");
		assertThat(overdue.at("/total").asInt()).isEqualTo(3);
		assertThat(texts(overdue.at("/items"), "/state")).containsOnly("overdue");
		assertThat(texts(overdue.at("/items"), "/organisationName")).isSorted();
		assertThat(read(ITEMS + "&state=done&state=done-late").at("/total").asInt()).isEqualTo(9);
		assertThat(read(ITEMS + "&extended=true").at("/total").asInt()).isEqualTo(2);
		assertThat(read(ITEMS + "&number=3.1&from=2026-02-21&to=2026-03-30").at("/total").asInt()).isEqualTo(2);
		JsonNode late = read(ITEMS + "&organisation=settlementOmmi").at("/items/0");
		assertThat(late.at("/originalDueOn").asText()).isEqualTo("2026-03-02");
		assertThat(late.at("/dueOn").asText()).isEqualTo("2026-03-10");
		assertThat(late.at("/workingDays").asInt()).isEqualTo(-4);
		assertThat(late.at("/level").asInt()).isOne();
		JsonNode one = read("/api/v1/items/" + late.at("/id").asText());
		assertThat(one.at("/item")).isEqualTo(late);
		assertThat(one.at("/changes/0/reason").asText()).isEqualTo("Снег ещё не сошёл");
	}

	@Test
	void pagesSayWhereThePagesBesideThemAre() {
		HttpResponse<String> second = get(ITEMS + "&state=done&state=done-late&size=3&page=2&sort=-due");
		String rest = "/api/v1/items?resolution=example&state=done&state=done-late&size=3&sort=-due&page=";

		assertThat(json(second).at("/items")).hasSize(3);
		assertThat(json(second).at("/page").asInt()).isEqualTo(2);
		assertThat(json(second).at("/size").asInt()).isEqualTo(3);
		assertThat(json(second).at("/total").asInt()).isEqualTo(9);
		assertThat(link(second)).isEqualTo("<" + rest + "3>; rel=\"next\", <" + rest + "1>; rel=\"prev\"");
		assertThat(link(get(ITEMS + "&size=19"))).isEmpty();
		assertThat(json(get(ITEMS + "&page=7")).at("/items")).isEmpty();
		assertThat(link(get("/api/v1/organisations?q=%D0%BF%D0%BE%D1%81&size=1"))).contains("q=%D0%BF%D0%BE%D1%81");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			/api/v1/items?page=0, page
			/api/v1/items?page=-1, page
			/api/v1/items?page=x, page
			/api/v1/items?page=99999999999, page
			/api/v1/items?page=501, page
			/api/v1/items?size=0, size
			/api/v1/items?size=201, size
			/api/v1/items?state=nonsense, state
			/api/v1/items?sort=due;drop, sort
			/api/v1/items?from=yesterday, from
			/api/v1/items?from=2026-03-02&to=2026-03-01, to
			/api/v1/items?addressee=king, addressee
			/api/v1/items?number=%00, number
			/api/v1/items/17, id
			/api/v1/desk?kind=x, kind
			/api/v1/discipline?by=weather, by
			/api/v1/search?q=%00, q
			/api/v1/search, q
			/api/v1/search?q=a&kind=x, kind
			/api/v1/search?q=a&page=2, page
			/api/v1/organisations?q=%00, q
			/api/v1/registers/events?sort=x, sort
			/api/v1/registers/events?status=x, status
			/api/v1/registers/events?q=%00, q
			/api/v1/resolutions/example/timeline?by=61, by
			/api/v1/resolutions/example/timeline?late=1.1&by=3, late
			/api/v1/resolutions?size=1000000, size
			/api/v1/resolutions?sort=x, sort
			/api/v1/mail?state=lost, state
			/api/v1/mail/17, id
			/api/v1/substitutions?page=0, page
			/api/v1/resolutions/example/publication/documents?size=0, size
			/api/v1/schedule?month=2026-13, month
			/api/v1/schedule?month=1800-01, month
			/api/v1/schedule?organisation=a.b, organisation
			""")
	void whatCannotBeReadIsNamed(String path, String parameter) {
		HttpResponse<String> answer = get(path);

		assertProblem(answer, 400, "bad-request");
		assertThat(texts(json(answer).at("/errors"), "/field")).containsExactly(parameter);
		assertThat(json(answer).at("/errors/0/message").asText()).isNotBlank().doesNotContain("??");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/resolutions", "/api/v1/control/rules",
			"/api/v1/resolutions/example/recommendations/2.1/mail", "/api/v1/resolutions/example/timeline",
			"/api/v1/resolutions/example/timeline?late=2.1&by=5", "/api/v1/desk", "/api/v1/desk?kind=removal",
			"/api/v1/desk/summary", "/api/v1/discipline?resolution=example&by=recommendation",
			"/api/v1/discipline?by=quarter", "/api/v1/discipline?by=month", "/api/v1/organisations?sort=-overdue",
			"/api/v1/organisations/settlementElban", "/api/v1/registers", "/api/v1/registers/events",
			"/api/v1/registers/initiatives", "/api/v1/registers/meetings", "/api/v1/registers/projects",
			"/api/v1/registers/measures?q=x", "/api/v1/search?q=%D0%B4%D0%B2%D0%BE%D1%80%D0%BE%D0%B2",
			"/api/v1/search?q=%D0%B4%D0%B2%D0%BE%D1%80%D0%BE%D0%B2&kind=recommendation", "/api/v1/mail",
			"/api/v1/mail?state=held", "/api/v1/substitutions", "/api/v1/resolutions/example/publication",
			"/api/v1/resolutions/example/publication/documents", "/api/v1/control/rules/in-force",
			"/api/v1/control/rules/in-force?resolution=example", "/api/v1/schedule", "/api/v1/calendar/years" })
	void theOtherReadsAreThereForCoordinatorsAndTheAdministrator(String path) {
		assertThat(get(path).statusCode()).as(get(path).body()).isEqualTo(200);
		assertThat(send(request("GET", path, "", basic("admin", Browser.PASSWORD))).statusCode()).isEqualTo(200);
	}

	@Test
	void rulesOfControlAreWhatIsInForceAndWhatWas() {
		JsonNode rules = read("/api/v1/control/rules");

		assertThat(rules.at("/items/0/levels")).hasSize(3);
		assertThat(rules.at("/items/0/levels/0/recipients")).isNotEmpty();
		assertThat(rules.at("/items/0/changedAt").asText()).endsWith("Z");
	}

	@Test
	void disciplineDeskAndSearchSayWhatTheirPagesSay() {
		JsonNode discipline = read("/api/v1/discipline?resolution=example&by=recommendation");
		assertThat(discipline.at("/total/rate").asInt()).isEqualTo(50);
		assertThat(texts(discipline.at("/groups"), "/key")).containsExactly("1.1", "1.2", "2.1", "3.1");
		assertThat(texts(discipline.at("/groups"), "/discipline/onTime")).containsExactly("2", "1", "3", "0");
		assertThat(texts(read("/api/v1/desk?size=200").at("/items"), "/resolution")).contains("example");
		JsonNode organisation = read("/api/v1/organisations/settlementElban");
		assertThat(organisation.at("/kind").asText()).isEqualTo("settlement");
		assertThat(
				read("/api/v1/discipline?resolution=example&organisation=settlementElban").at("/total/onTime").asInt())
			.isOne();
		JsonNode found = read("/api/v1/search?q=" + encoded("благоустройство"));
		assertThat(found.at("/0/kind").asText()).isEqualTo("recommendation");
		assertThat(found.at("/0/hits/0/path").asText()).isEqualTo("/resolutions/example/1.1");
	}

	@Test
	void aPageOfAListCostsAsManyStatementsAsAnItem() {
		long few = this.statements.count(() -> page("3.1")).statements();

		assertThat(page("3.1").items()).hasSize(3);
		assertThat(this.statements.count(() -> page(null)).statements()).isEqualTo(few).isEqualTo(2);
		assertThat(page(null).items()).hasSize(19);
	}

	private Listing<ItemSummary> page(@Nullable String number) {
		return this.items.list(Example.ID, number, null, null, null, null, null, null, null, 1, 200,
				new MockHttpServletResponse());
	}

	@Test
	void overviewAndCardCostAConstantNumberOfStatements() {
		long overview = this.statements.count(() -> this.resolutions.overview(Example.ID, null, null, null, null))
			.statements();
		long card = this.statements
			.count(() -> this.recommendations.card(Example.ID, "2.1", new MockHttpServletResponse()))
			.statements();
		for (int day = 1; day <= 28; day++) {
			this.example.item("2.1", "settlementAmursk", "Ещё один перечень").due(2, day).save();
		}

		assertThat(
				this.statements.count(() -> this.resolutions.overview(Example.ID, null, null, null, null)).statements())
			.isEqualTo(overview);
		assertThat(
				this.statements.count(() -> this.recommendations.card(Example.ID, "2.1", new MockHttpServletResponse()))
					.statements())
			.isEqualTo(card);
	}

	@Test
	void listsOfResolutionsMailAndAMonthCostAConstantNumberOfStatements() {
		mails(1, "sent");
		long resolution = this.statements.count(this::listOfResolutions).statements();
		long month = this.statements.count(() -> this.calendar.month("2026-03", Example.ID, null)).statements();
		long letters = this.statements.count(() -> this.mail.list("sent", 1, 200, new MockHttpServletResponse()))
			.statements();

		mails(30, "sent");
		for (int day = 1; day <= 28; day++) {
			this.example.item("2.1", "settlementAmursk", "Ещё один перечень").due(3, day).save();
		}
		this.jdbc.sql("""
				insert into resolution (id, title, adopted_on, venue, preamble, process_id)
				values ('example-more', 'Образец', '2026-01-28', 'Амурск', 'Преамбула', 'none')
				""").update();

		assertThat(this.statements.count(this::listOfResolutions).statements()).isEqualTo(resolution).isEqualTo(3);
		assertThat(this.statements.count(() -> this.calendar.month("2026-03", Example.ID, null)).statements())
			.isEqualTo(month)
			.isEqualTo(3);
		assertThat(
				this.statements.count(() -> this.mail.list("sent", 1, 200, new MockHttpServletResponse())).statements())
			.isEqualTo(letters)
			.isOne();
		this.jdbc.sql("delete from resolution where id = 'example-more'").update();
	}

	private Listing<ResolutionsApiController.ResolutionSummary> listOfResolutions() {
		return this.resolutions.list("-adopted", 1, 200, new MockHttpServletResponse());
	}

	private void mails(int count, String state) {
		this.jdbc
			.sql("""
					insert into mail (id, key, kind, recipient, user_id, address, name, language, role, resolution_id, number,
						level, day, created_at, state, expires_at, subject)
					select gen_random_uuid(), 'api/' || :state || :count || '/' || n, 'overdue', 'elban', 'elban',
						'elban@example.org', 'Эльбан', 'ru', 'executor', 'example', '2.1', 1, '2026-03-16',
						timestamptz '2026-03-16 00:00:00Z' + n * interval '1 minute', :state, now(), 'Письмо ' || n
					from generate_series(1, :count) n
					""")
			.param("count", count)
			.param("state", state)
			.update();
	}

	// Doors and problems

	@Test
	void whoIsNotSignedInIsToldSoWithoutBeingSentAnywhere() {
		HttpResponse<String> answer = send(request("GET", ITEMS, ""));

		assertProblem(answer, 401, "unauthenticated");
		assertThat(answer.headers().map()).doesNotContainKeys("location", "www-authenticate");
	}

	@Test
	void aWrongPasswordIsAnsweredWithAChallengeAndTheAccountWaits() {
		HttpResponse<String> wrong = send(request("GET", ITEMS, "", basic("litovko", "не тот")));
		assertProblem(wrong, 401, "unauthenticated");
		assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");

		assertProblem(send(request("GET", ITEMS, "", basic("litovko", Browser.PASSWORD))), 401, "locked");
		this.office.clock().moveTo(this.office.clock().instant().plusSeconds(120));
		assertProblem(send(request("GET", ITEMS, "", basic("litovko", Browser.PASSWORD))), 403, "forbidden");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic", "Basic ", "Basic !!!", "Basic YQ==", "basic Og==", "Bearer abc" })
	void passwordsThatAreNoneOpenNothing(String authorization) {
		assertThat(send(request("GET", ITEMS, "", "Authorization", authorization)).statusCode()).isEqualTo(401);
	}

	@Test
	void participantsStayOutside() {
		assertProblem(send(request("GET", ITEMS, "", basic("elban", Browser.PASSWORD))), 403, "forbidden");
		assertThat(Browser.of("elban", this.port).get(ITEMS).statusCode()).isEqualTo(403);
	}

	@Test
	void aProgramIsNotRemembered() {
		HttpResponse<String> answer = get(ITEMS + "&lang=en");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
	}

	@Test
	void aBrowserThatHasSignedInNeedsItsTokenToChangeSomething() {
		Browser browser = Browser.of("coordinator", this.port);
		HttpResponse<String> card = browser.get(RESOLUTION + "/recommendations/1.2");
		HttpRequest.Builder without = browser.to(RESOLUTION + "/recommendations/1.2/comments")
			.header("Content-Type", "application/json")
			.header("If-Match", tag(card))
			.POST(BodyPublishers.ofString("{\"text\": \"Из браузера\"}"));

		assertThat(card.statusCode()).isEqualTo(200);
		assertProblem(browser.send(without), 403, "csrf");
		without.header("X-RESOLUTE-XSRF-TOKEN", browser.cookie("RESOLUTE-XSRF-TOKEN").orElse(""));
		assertThat(browser.send(without).statusCode()).isEqualTo(201);
		forget();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			'', Не найдено
			ru, Не найдено
			de, Не найдено
			en, Not found
			'de, en-GB;q=0.8, ru;q=0.5', Not found
			'%%%', Не найдено
			""")
	void problemsAreInTheLanguageOfTheCaller(String language, String title) {
		HttpResponse<String> answer = language.isEmpty() ? get("/api/v1/resolutions/nothing")
				: send(request("GET", "/api/v1/resolutions/nothing", "", basic("coordinator", Browser.PASSWORD),
						"Accept-Language", language));

		assertProblem(answer, 404, "not-found");
		assertThat(json(answer).at("/title").asText()).isEqualTo(title);
		assertThat(json(answer).at("/instance").asText()).isEqualTo("/api/v1/resolutions/nothing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/nothing", "/api/v1/resolutions/UPPER", "/api/v1/resolutions/a--b/timeline",
			"/api/v1/resolutions/example/recommendations/9.9", "/api/v1/resolutions/example/recommendations/x",
			"/api/v1/resolutions/example/recommendations/9.9/history", "/api/v1/registers/secrets",
			"/api/v1/organisations/nobody", "/api/v1/organisations/no.body",
			"/api/v1/items/00000000-0000-0000-0000-000000000000", "/api/v1/mail/00000000-0000-0000-0000-000000000000",
			"/api/v1/substitutions/00000000-0000-0000-0000-000000000000", "/api/v1/resolutions/nothing/publication",
			"/api/v1/resolutions/nothing/publication/documents", "/api/v1/control/rules/in-force?resolution=nothing",
			"/api/v1/resolutions/example/recommendations/1.1/evidence/00000000-0000-0000-0000-000000000000",
			"/api/v1/resolutions/example/recommendations/1.1/removals/00000000-0000-0000-0000-000000000000",
			"/api/v1/resolutions/example/recommendations/1.1/extensions/00000000-0000-0000-0000-000000000000" })
	void whatIsNotThereIsNotFound(String path) {
		assertProblem(get(path), 404, "not-found");
	}

	@Test
	void otherMethodsAndRepresentationsAreExplained() {
		HttpResponse<String> deleted = send(
				request("DELETE", "/api/v1/items", "", basic("coordinator", Browser.PASSWORD)));
		assertProblem(deleted, 405, "method-not-allowed");
		assertThat(deleted.headers().firstValue("Allow").orElse("")).contains("GET");
		assertThat(json(deleted).at("/detail").asText()).contains("DELETE").contains("GET");
		assertProblem(send(request("GET", ITEMS, "", basic("coordinator", Browser.PASSWORD), "Accept", "text/csv")),
				406, "not-acceptable");
		String comments = RESOLUTION + "/recommendations/1.2/comments";
		assertProblem(send(request("POST", comments, "text=a", basic("coordinator", Browser.PASSWORD), "Content-Type",
				"application/x-www-form-urlencoded", "If-Match", "\"x\"")), 415, "unsupported-media-type");
		for (String body : List.of("", "{", "null", "[]", "\"text\"", "{\"text\": {\"a\": 1}}")) {
			assertProblem(post(comments, body, "\"x\""), 400, "bad-body");
		}
		assertProblem(post(comments, "{\"text\": \"a\\u0000b\"}", "\"x\""), 400, "bad-request");
	}

	@Test
	void hostileInputChangesNothing() {
		String comments = RESOLUTION + "/recommendations/1.2/comments";
		String text = "'; drop table deadline; -- <script>alert(1)</script> ${7*7} \uD83D\uDE00";

		assertThat(read(ITEMS + "&number=" + encoded("1.1' or '1'='1")).at("/total").asInt()).isZero();
		assertThat(get("/api/v1/search?q=" + encoded(text)).statusCode()).isEqualTo(200);
		assertProblem(get("/api/v1/search?q=" + "a".repeat(201)), 400, "bad-request");
		assertThat(get("/api/v1/organisations?q=" + encoded("%_\\")).statusCode()).isEqualTo(200);
		assertProblem(post(comments, body("text", "x".repeat(4001)), tag(get(RESOLUTION + "/recommendations/1.2"))),
				422, "refused");
		assertThat(post(comments, body("text", text), tag(get(RESOLUTION + "/recommendations/1.2"))).statusCode())
			.isEqualTo(201);
		assertThat(read(comments).at("/items/0/text").asText()).isEqualTo(text);
		assertThat(read(ITEMS).at("/total").asInt()).isEqualTo(19);
		forget();
	}

	// Writes

	/** The latest one that a test has started. */
	private final AtomicReference<ProcessInstance> started = new AtomicReference<>();

	private ProcessInstance work() {
		return Objects.requireNonNull(this.started.get());
	}

	private RecommendationKey start(String process, String number) {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		this.started.set(this.office.startOnRecord(process, number, "Координационный совет"));
		return RecommendationKey.parse(work().getBusinessKey());
	}

	private RecommendationKey council() {
		return start("establishCoordinationCouncilProcess", "1.1");
	}

	private UUID firstItem() {
		return this.deadlines.ofTask(this.office.task(work(), "userTask_accept").getId()).orElseThrow().id();
	}

	private static String card(RecommendationKey key) {
		return "/api/v1/resolutions/" + key.resolution() + "/recommendations/" + key.number();
	}

	@Test
	void aResultIsTakenOffControl() {
		RecommendationKey key = council();
		this.office.walkTo(work(), REMOVAL);
		String removal = read(card(key)).at("/removals/0/item").asText();
		HttpResponse<String> step = get(card(key) + "/removals/" + removal);
		String path = card(key) + "/removals/" + removal;

		assertThat(texts(json(step).at("/decisions"), "/decision")).contains("accept", "rework");
		assertThat(texts(json(step).at("/decisions/0/criteria"), "/value")).contains("actPublished");
		assertThat(tag(step)).isEqualTo(tag(get("/api/v1/items/" + removal)));
		HttpResponse<String> refused = post(path, "{\"decision\": \"accept\", \"criteria\": [\"leadersNamed\"]}",
				tag(step));
		assertProblem(refused, 422, "refused");
		assertThat(texts(json(refused).at("/errors"), "/field")).contains("actPublished");
		assertProblem(post(path, "{\"decision\": \"burn\", \"reason\": \"Так надо\"}", tag(step)), 422, "refused");
		assertProblem(post("/api/v1/resolutions/example/recommendations/1.1/removals/" + removal, ACCEPT, tag(step)),
				404, "not-found");

		HttpResponse<String> done = post(path, ACCEPT, tag(step));

		assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
		assertThat(json(done).at("/recommendation/state").asText()).startsWith("done");
		assertThat(json(done).at("/removals")).isEmpty();
		assertThat(tag(done)).isEqualTo(tag(get(card(key))));
		JsonNode submissions = read(card(key) + "/submissions?size=200").at("/items");
		assertThat(submissions.findValuesAsText("submittedBy")).contains("Образец: координатор");
		assertThat(submissions.findValuesAsText("file")).isNotEmpty();
		assertThat(submissions.findValuesAsText("label")).isNotEmpty();
		JsonNode document = submissions.findParents("sha256").get(0);
		HttpResponse<String> content = get(document.at("/content").asText());
		assertThat(content.statusCode()).isEqualTo(200);
		assertThat(content.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/octet-stream");
		assertThat(content.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
		assertThat(tag(content)).isEqualTo('"' + document.at("/sha256").asText() + '"');
		assertProblem(get(document.at("/content").asText().replace(key.resolution().value(), "example")), 404,
				"not-found");
		assertThat(link(get(card(key) + "/submissions?size=2"))).contains("page=2");
		assertThat(texts(read(card(key) + "/history?size=200").at("/items"), "/code")).contains("accept");
		assertThat(Browser.of("coordinator", this.port).get("/resolutions/" + key + "?tab=history").body())
			.contains("Координатор снял с контроля");
		assertProblem(post(path, ACCEPT, tag(get("/api/v1/items/" + removal))), 409, "settled");
	}

	@Test
	void aWriteNeedsTheVersionOfWhatItChanges() {
		RecommendationKey key = council();
		UUID item = firstItem();
		List<String> paths = List.of("/api/v1/items/" + item + "/reminders", "/api/v1/items/" + item + "/reassignment",
				card(key) + "/assignments", card(key) + "/comments", card(key) + "/end", card(key) + "/withdrawal");

		for (String path : paths) {
			assertProblem(send(request("POST", path, "{}", basic("coordinator", Browser.PASSWORD), "Content-Type",
					"application/json")), 428, "precondition-required");
			assertProblem(post(path, "{}", "*"), 428, "precondition-required");
			for (String stale : List.of("\"0\"", "W/" + tag(get(card(key))), "garbage",
					tag(get(RESOLUTION + "/recommendations/1.1")))) {
				assertProblem(post(path, "{}", stale), 412, "stale");
			}
		}
		assertThat(this.office.open(work())).containsExactly("userTask_accept");
	}

	@Test
	void theSecondOfTwoCoordinatorsSeesWhatChanged() {
		RecommendationKey key = council();
		this.office.walkTo(work(), REMOVAL);
		String removal = read(card(key)).at("/removals/0/item").asText();
		String path = card(key) + "/removals/" + removal;
		String seen = tag(get("/api/v1/items/" + removal));
		post(path, ACCEPT, seen);

		HttpResponse<String> second = send(request("POST", path,
				"{\"decision\": \"rework\", \"reason\": \"Нет протокола\"}", basic("admin", Browser.PASSWORD),
				"Content-Type", "application/json", "If-Match", seen, "Accept-Language", "en"));

		assertProblem(second, 412, "stale");
		JsonNode problem = json(second);
		assertThat(problem.at("/title").asText()).isEqualTo("It changed while you were looking");
		assertThat(problem.at("/settledBy").asText()).isEqualTo("coordinator");
		assertThat(problem.at("/settledAt").asText()).isEqualTo("2014-01-28T23:00:00Z");
		assertThat(problem.at("/detail").asText()).contains("29.01.2014 10:00");
		assertThat(problem.at("/current/open").asBoolean()).isFalse();
		assertThat(problem.at("/current/item/dueOn").asText()).isNotEmpty();
		assertThat(texts(problem.at("/latest"), "/code")).contains("accept");
		assertThat(tag(second)).isEqualTo(tag(get("/api/v1/items/" + removal))).isNotEqualTo(seen);
		assertThat(problem.at("/current/version").asText()).isEqualTo(tag(second).replace("\"", ""));
	}

	@Test
	void ofTwoWritesAtOnceOneIsDone() {
		RecommendationKey key = council();
		this.office.walkTo(work(), REMOVAL);
		String removal = read(card(key)).at("/removals/0/item").asText();
		assertThat(both(card(key) + "/removals/" + removal, ACCEPT, tag(get("/api/v1/items/" + removal))))
			.containsExactlyInAnyOrder(200, 412);

		RecommendationKey other = council();
		String reason = "{\"reason\": \"Совет упразднён\"}";
		UUID item = firstItem();
		assertThat(both("/api/v1/items/" + item + "/reminders", reason, tag(get("/api/v1/items/" + item))))
			.containsExactlyInAnyOrder(200, 412);
		assertThat(both(card(other) + "/comments", "{\"text\": \"Одно из двух\"}", tag(get(card(other)))))
			.containsExactlyInAnyOrder(201, 412);
		assertThat(read(card(other) + "/comments").at("/total").asInt()).isOne();
		assertThat(both(card(other) + "/withdrawal", reason, tag(get(card(other))))).containsExactlyInAnyOrder(200,
				412);
		assertThat(this.jdbc.sql("select count(*) from coordinator_action where resolution_id = :id")
			.param("id", other.resolution().value())
			.query(Integer.class)
			.single()).isEqualTo(3);
	}

	private List<Integer> both(String path, String body, String tag) {
		return List.of("coordinator", "admin")
			.stream()
			.map((user) -> CompletableFuture.supplyAsync(() -> send(request("POST", path, body,
					basic(user, Browser.PASSWORD), "Content-Type", "application/json", "If-Match", tag))
				.statusCode()))
			.toList()
			.stream()
			.map(CompletableFuture::join)
			.toList();
	}

	@Test
	void theSameRequestSentAgainIsDoneOnceAndAnsweredAlike() {
		RecommendationKey key = council();
		String comments = card(key) + "/comments";
		String seen = tag(get(card(key)));
		String[] headers = { "Authorization", basic("coordinator", Browser.PASSWORD)[1], "Content-Type",
				"application/json", "If-Match", seen, "Idempotency-Key", UUID.randomUUID().toString() };

		HttpResponse<String> first = send(request("POST", comments, body("text", "Один раз"), headers));
		HttpResponse<String> again = send(request("POST", comments, body("text", "Один раз"), headers));

		assertThat(first.statusCode()).isEqualTo(201);
		assertThat(again.statusCode()).isEqualTo(201);
		assertThat(tag(again)).isEqualTo(tag(first));
		assertThat(read(comments).at("/total").asInt()).isOne();
		headers[5] = tag(first);
		assertProblem(send(request("POST", card(key) + "/withdrawal", body("reason", "Тот же ключ"), headers)), 409,
				"settled");
		headers[7] = "17";
		assertProblem(send(request("POST", comments, body("text", "Два"), headers)), 400, "bad-request");
	}

	@Test
	void moreTimeIsGrantedAndRefused() {
		RecommendationKey key = council();
		UUID item = firstItem();
		Extensions.Request asked = this.extensionDesk.ask(item, LocalDate.of(2014, 2, 14), "Ждём прокуратуру",
				"district");
		String path = card(key) + "/extensions/" + asked.id();
		HttpResponse<String> request = get(path);

		assertThat(texts(read(card(key)).at("/extensions"), "/id")).containsExactly(asked.id().toString());
		assertThat(json(request).at("/wantedOn").asText()).isEqualTo("2014-02-14");
		assertThat(json(request).at("/mayDecide").asBoolean()).isTrue();
		assertProblem(post(path, "{\"decision\": \"perhaps\"}", tag(request)), 400, "bad-request");
		assertProblem(post(path, "{\"decision\": \"grant\", \"grantedOn\": \"2014-01-30\"}", tag(request)), 422,
				"refused");
		HttpResponse<String> granted = post(path, "{\"decision\": \"grant\", \"grantedOn\": \"2014-02-15\"}",
				tag(request));

		assertThat(granted.statusCode()).as(granted.body()).isEqualTo(200);
		assertThat(json(granted).at("/item/dueOn").asText()).as("a Saturday, rolled").isEqualTo("2014-02-14");
		assertThat(json(granted).at("/requests/0/decision").asText()).isEqualTo("granted");
		assertThat(read(path).at("/decidedBy").asText()).isEqualTo("coordinator");
		assertProblem(post(path, "{\"decision\": \"refuse\", \"reason\": \"Передумали\"}", tag(request)), 412, "stale");
		assertProblem(post(path, "{\"decision\": \"refuse\", \"reason\": \"Передумали\"}", tag(granted)), 409,
				"settled");

		Extensions.Request second = this.extensionDesk.ask(item, LocalDate.of(2014, 2, 21), "Ещё немного", "district");
		String seen = tag(get("/api/v1/items/" + item));
		assertThat(seen).isNotEqualTo(tag(granted));
		String refusal = "{\"decision\": \"refuse\", \"reason\": \"Времени достаточно\"}";
		assertThat(post(card(key) + "/extensions/" + second.id(), refusal, seen).statusCode()).isEqualTo(200);
		assertThat(this.extensions.find(second.id()).orElseThrow().decision().orElseThrow().kind())
			.isEqualTo("refused");
		assertThat(tag(get("/api/v1/items/" + item))).as("a refusal is a change, too").isNotEqualTo(seen);
	}

	@Test
	void anItemIsRemindedOfAndGivenToSomebodyElse() {
		council();
		String item = "/api/v1/items/" + firstItem();
		HttpResponse<String> before = get(item);

		assertProblem(post(item + "/reminders", "{}", tag(before)), 422, "refused");
		HttpResponse<String> reminded = post(item + "/reminders", body("reason", "Завтра совет"), tag(before));
		assertThat(reminded.statusCode()).as(reminded.body()).isEqualTo(200);
		assertProblem(post(item + "/reminders", body("reason", "И ещё раз"), tag(reminded)), 422, "refused");
		HttpResponse<String> given = post(item + "/reassignment", """
				{"organisation": "settlementElban", "user": "elban", "reason": "Так решили"}""", tag(reminded));
		assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
		assertThat(json(given).at("/item/organisation").asText()).isEqualTo("settlementElban");
		assertThat(json(given).at("/assignee").asText()).isEqualTo("elban");
		assertProblem(post(item + "/reassignment", """
				{"organisation": "nobody", "reason": "Так решили"}""", tag(given)), 422, "refused");
	}

	@Test
	void anAssignmentIsGivenWithCoExecutors() {
		RecommendationKey key = council();
		HttpResponse<String> refused = post(card(key) + "/assignments", """
				{"organisation": "nobody", "coExecutors": [null, {}], "dueOn": "tomorrow"}""", tag(get(card(key))));
		assertProblem(refused, 422, "refused");
		assertThat(texts(json(refused).at("/errors"), "/field")).contains("organisation", "text", "dueOn", "reason");

		HttpResponse<String> given = post(card(key) + "/assignments",
				"""
						{"organisation": "district", "text": "Составить перечень домов", "dueOn": "2014-03-14",
						"reason": "Решение планёрки", "coExecutors": [{"organisation": "settlementElban", "dueOn": "2014-03-03"}]}""",
				tag(get(card(key))));

		assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
		assertThat(texts(read(card(key) + "/assignments").at("/items"), "/dueOn"))
			.containsExactlyInAnyOrder("2014-03-14", "2014-03-03");
	}

	@Test
	void aRecommendationIsWithdrawnAndOnlyWhatRecursIsEnded() {
		RecommendationKey key = council();
		assertProblem(post(card(key) + "/end", body("reason", "Хватит"), tag(get(card(key)))), 422, "refused");
		HttpResponse<String> gone = post(card(key) + "/withdrawal", body("reason", "Район преобразован"),
				tag(get(card(key))));
		assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
		assertThat(json(gone).at("/recommendation/state").asText()).isEqualTo("closed");
		assertThat(json(gone).at("/standing").asText()).isEqualTo("over");
		assertProblem(post(card(key) + "/withdrawal", body("reason", "Ещё раз"), tag(gone)), 409, "settled");

		RecommendationKey recurring = start("holdCouncilMeetingsProcess", "1.2");
		assertThat(read(card(recurring)).at("/standing").asText()).isEqualTo("recurring");
		HttpResponse<String> ended = post(card(recurring) + "/end", body("reason", "Совет упразднён"),
				tag(get(card(recurring))));
		assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
		assertThat(this.office.open(work())).isEmpty();
	}

	private static final AtomicInteger IDS = new AtomicInteger();

	private OrganisationId settlement() {
		OrganisationId id = new OrganisationId("settlementApi" + IDS.incrementAndGet());
		this.participants.establish(id, OrganisationKind.SETTLEMENT, "Образец: поселение " + id,
				LocalDate.of(2016, 1, 1), false);
		return id;
	}

	/** Without the version, of another version, and by somebody who may not. */
	private void assertGuarded(String method, String path, String body, String tag) {
		assertProblem(send(request(method, path, body, basic("coordinator", Browser.PASSWORD), "Content-Type",
				"application/json")), 428, "precondition-required");
		assertProblem(write(method, path, body, "*"), 428, "precondition-required");
		HttpResponse<String> stale = write(method, path, body, "\"0\"");
		assertProblem(stale, 412, "stale");
		assertThat(json(stale).at("/current/version").asText()).isEqualTo(tag.replace("\"", ""));
		assertThat(tag(stale)).isEqualTo(tag);
		assertProblem(send(request(method, path, body, basic("elban", Browser.PASSWORD), "Content-Type",
				"application/json", "If-Match", tag)), 403, "forbidden");
	}

	private static List<String> wrong(HttpResponse<String> answer) {
		assertProblem(answer, 422, "refused");
		assertThat(texts(json(answer).at("/errors"), "/message"))
			.allSatisfy((message) -> assertThat(message).isNotBlank().doesNotContain("??", "{"));
		return texts(json(answer).at("/errors"), "/field");
	}

	@Test
	void anOrganisationIsChanged() {
		String path = "/api/v1/organisations/" + settlement();
		HttpResponse<String> before = get(path);
		String body = """
				{"name": "Образец: переименованное поселение", "email": "post@example.org", "validFrom": "2017-02-03"}""";

		assertGuarded("PUT", path, body, tag(before));
		assertThat(wrong(write("PUT", path, """
				{"name": "", "email": "a@example.org, b@example.org", "validFrom": "2020-13-01"}""", tag(before))))
			.containsExactlyInAnyOrder("name", "email", "validFrom");
		assertThat(wrong(write("PUT", path, """
				{"name": "Имя", "validFrom": "2020-02-03", "validTo": "2020-02-02"}""", tag(before))))
			.containsExactly("validTo");
		HttpResponse<String> changed = write("PUT", path, body, tag(before));

		assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
		assertThat(json(changed).at("/name").asText()).isEqualTo("Образец: переименованное поселение");
		assertThat(json(changed).at("/email").asText()).isEqualTo("post@example.org");
		assertThat(json(changed).at("/validFrom").asText()).isEqualTo("2017-02-03");
		assertThat(tag(changed)).isEqualTo(tag(get(path))).isNotEqualTo(tag(before));
		HttpResponse<String> second = write("PUT", path, body, tag(before));
		assertProblem(second, 412, "stale");
		assertThat(json(second).at("/current/email").asText()).isEqualTo("post@example.org");
		assertProblem(write("PUT", "/api/v1/organisations/nobody", body, tag(before)), 404, "not-found");
	}

	@Test
	void membersComeAndGo() {
		OrganisationId id = settlement();
		String path = "/api/v1/organisations/" + id;
		String clerk = "api" + id.value().toLowerCase(Locale.ROOT);
		this.participants.register(clerk, "Образец: специалист", null, Browser.PASSWORD, false);
		String member = path + "/members/" + clerk;
		String before = tag(get(path));

		assertGuarded("PUT", member, body("role", "member"), before);
		assertThat(wrong(write("PUT", member, body("role", "king"), before))).containsExactly("role");
		assertThat(wrong(write("PUT", path + "/members/nobody", body("role", "member"), before)))
			.containsExactly("user");
		HttpResponse<String> come = write("PUT", member, body("role", "member"), before);
		assertThat(come.statusCode()).as(come.body()).isEqualTo(200);
		assertThat(texts(json(come).at("/members"), "/userId")).containsExactly(clerk);
		assertProblem(write("PUT", member, body("role", "head"), before), 412, "stale");
		HttpResponse<String> head = write("PUT", member, body("role", "head"), tag(come));
		assertThat(texts(json(head).at("/members"), "/role")).containsExactly("head");

		assertGuarded("DELETE", member, "", tag(head));
		HttpResponse<String> gone = write("DELETE", member, "", tag(head));
		assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
		assertThat(json(gone).at("/members")).isEmpty();
		assertThat(this.participants.isMember(id, clerk)).isFalse();
		assertProblem(write("DELETE", member, "", tag(gone)), 404, "not-found");

		HttpResponse<String> over = write("PUT", path,
				"{\"name\": \"Образец\", \"validFrom\": \"2017-02-03\", \"validTo\": \"2018-02-03\"}", tag(gone));
		assertThat(wrong(write("PUT", member, body("role", "member"), tag(over)))).containsExactly("");
	}

	@Test
	void anOrganisationIsMergedIntoItsSuccessorOnce() {
		OrganisationId successor = settlement();
		String path = "/api/v1/organisations/" + settlement();
		String before = tag(get(path));
		String body = "{\"successor\": \"" + successor + "\", \"from\": \"2026-03-16\"}";

		assertGuarded("POST", path + "/merger", body, before);
		assertThat(wrong(post(path + "/merger", "{}", before))).containsExactly("successor");
		assertThat(wrong(post(path + "/merger", body.replace("2026-03-16", "x"), before))).containsExactly("from");
		assertThat(wrong(post(path + "/merger", body.replace("2026-03-16", "2026-03-17"), before)))
			.containsExactly("from");
		assertThat(wrong(post(path + "/merger", body.replace(successor.value(), "district"), before)))
			.containsExactly("successor");
		assertThat(both(path + "/merger", body, before)).containsExactlyInAnyOrder(200, 412);

		HttpResponse<String> merged = get(path);
		assertThat(json(merged).at("/successor").asText()).isEqualTo(successor.value());
		assertThat(json(merged).at("/validTo").asText()).isEqualTo("2026-03-15");
		assertThat(texts(read("/api/v1/organisations/" + successor).at("/predecessors"), "")).hasSize(1);
		assertProblem(post(path + "/merger", body, tag(merged)), 409, "settled");
	}

	@Test
	void aSubstitutionIsEnteredAndEnded() {
		String path = "/api/v1/substitutions";
		String body = """
				{"absent": "elban", "substitute": "ommi", "first": "2026-03-16", "last": "2026-03-20"}""";

		assertThat(wrong(post(path, "{}", "*"))).containsExactly("first");
		assertThat(wrong(post(path, body.replace("2026-03-16", "+999999999-01-01"), "*"))).containsExactly("first");
		assertThat(wrong(post(path, body.replace("2026-03-16", "2026-03-15"), "*"))).containsExactly("first");
		assertThat(wrong(post(path, body.replace("2026-03-20", "2027-03-20"), "*"))).containsExactly("last");
		assertThat(wrong(post(path, body.replace("ommi", "elban"), "*"))).containsExactly("substitute");
		assertThat(wrong(post(path, body.replace("elban", "nobody"), "*"))).containsExactly("absent");
		assertProblem(
				send(request("POST", path, body, basic("elban", Browser.PASSWORD), "Content-Type", "application/json")),
				403, "forbidden");
		HttpResponse<String> entered = post(path, body, "*");

		assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
		assertThat(json(entered).at("/state").asText()).isEqualTo("in-force");
		assertThat(json(entered).at("/absent").asText()).isEqualTo("elban");
		assertThat(wrong(post(path, body, "*"))).as("once").containsExactly("absent");
		String one = path + '/' + json(entered).at("/id").asText();
		assertThat(read(path).at("/items/0")).isEqualTo(json(entered)).isEqualTo(read(one));
		assertThat(texts(read("/api/v1/organisations/settlementElban").at("/members"), "/awayUntil"))
			.contains("2026-03-20");
		assertGuarded("POST", one + "/end", "", tag(entered));
		HttpResponse<String> ended = post(one + "/end", "", tag(entered));
		assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
		assertThat(json(ended).at("/state").asText()).isEqualTo("over");
		assertThat(json(ended).at("/early").asBoolean()).isTrue();
		HttpResponse<String> again = post(one + "/end", "", tag(ended));
		assertProblem(again, 409, "settled");
		assertThat(json(again).at("/settledBy").asText()).isEqualTo("coordinator");
	}

	@Test
	void aResolutionIsShownAndHidden() {
		String path = RESOLUTION + "/publication";
		HttpResponse<String> before = get(path);

		assertThat(json(before).at("/since").asText()).isEqualTo("2026-01-22T00:00:00Z");
		assertGuarded("PUT", path, "{\"shown\": false}", tag(before));
		assertProblem(write("PUT", path, "{}", tag(before)), 400, "bad-request");
		HttpResponse<String> hidden = write("PUT", path, "{\"shown\": false}", tag(before));
		assertThat(hidden.statusCode()).as(hidden.body()).isEqualTo(200);
		assertThat(json(hidden).has("since")).isFalse();
		assertThat(json(hidden).at("/changes/0/shown").asBoolean(true)).isFalse();
		assertThat(new Browser(this.port).get("/public/example").statusCode()).isEqualTo(404);
		assertProblem(write("PUT", path, "{\"shown\": true}", tag(before)), 412, "stale");
		HttpResponse<String> shown = write("PUT", path, "{\"shown\": true}", tag(hidden));
		assertThat(json(shown).at("/changes")).hasSize(2);
		assertThat(new Browser(this.port).get("/public/example").statusCode()).isEqualTo(200);

		ResolutionId planned = council().resolution();
		this.jdbc.sql("update resolution set launched_at = null where id = :id").param("id", planned.value()).update();
		String other = "/api/v1/resolutions/" + planned + "/publication";
		assertThat(wrong(write("PUT", other, "{\"shown\": true}", tag(get(other))))).containsExactly("shown");
	}

	@Test
	void documentsAreChosenForEverybody() {
		UUID protocol = document("protocol");
		UUID consent = document("consent");
		String path = RESOLUTION + "/publication";
		String documents = path + "/documents";
		String before = tag(get(path));
		String show = "{\"show\": [\"" + protocol + "\"]}";

		JsonNode offered = read(documents);
		assertThat(offered.at("/total").asInt()).isEqualTo(2);
		assertThat(texts(offered.at("/items"), "/published")).containsOnly("false");
		assertThat(texts(offered.at("/items"), "/publishable")).containsExactlyInAnyOrder("true", "false");
		assertThat(link(get(documents + "?size=1"))).contains("page=2");
		assertGuarded("POST", documents, show, before);
		assertThat(wrong(post(documents, show.replace(protocol.toString(), consent.toString()), before)))
			.containsExactly("show");
		assertThat(wrong(post(documents, show.replace(protocol.toString(), UUID.randomUUID().toString()), before)))
			.containsExactly("show");
		assertThat(wrong(post(documents, show.replace("}", ", \"hide\": [\"" + protocol + "\"]}"), before)))
			.containsExactly("hide");
		assertProblem(post(documents, "{\"show\": [\"x\"]}", before), 400, "bad-body");
		assertProblem(post(documents, "{\"hide\": [null]}", before), 400, "bad-request");
		HttpResponse<String> chosen = post(documents, show, before);

		assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
		assertThat(json(chosen).at("/changes/0/recommendation").asText()).isEqualTo("2.1");
		assertThat(texts(read(documents).at("/items"), "/published")).containsExactlyInAnyOrder("true", "false");
		assertThat(post(documents, show.replace("show", "hide"), tag(chosen)).statusCode()).isEqualTo(200);
		assertThat(texts(read(documents).at("/items"), "/published")).containsOnly("false");
	}

	private UUID document(String kind) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				with handed_in as (
					insert into submission (id, task_id, resolution_id, number, organisation_id, activity_id, form,
						submitted_by, submitted_at, content)
					values (gen_random_uuid(), 'example', 'example', '2.1', 'settlementElban', 'userTask_report',
						'report.html', 'elban', now(), '{}')
					returning id
				), file as (
					insert into evidence_file (id, task_id, uploaded_by, uploaded_at, name, content_type, size, sha256,
						content)
					values (gen_random_uuid(), 'example', 'elban', now(), 'Документ.pdf', 'application/pdf', 1,
						encode(sha256('a'), 'hex'), 'a')
					returning id
				)
				insert into evidence (id, submission_id, kind, number, issued_on, issuer, file_id)
				select :id, handed_in.id, :kind, '7', '2026-03-10', 'Администрация', file.id from handed_in, file
				""").param("id", id).param("kind", kind).update();
		return id;
	}

	@Test
	void otherRulesArePutInForce() {
		String path = "/api/v1/control/rules?resolution=example";
		String inForce = "/api/v1/control/rules/in-force?resolution=example";
		String general = tag(get("/api/v1/control/rules/in-force"));
		String before = tag(get(inForce));
		String body = """
				{"reminderDays": [7, 3], "levels": [{"after": 2, "recipients": ["executor"]},
				{"after": 4, "recipients": ["coordinator", "head"]}, {"after": 8, "recipients": ["districtHead"]}],
				"askBefore": 6, "headDecidesFrom": 2}""";

		assertThat(before).isEqualTo(general);
		assertGuarded("POST", path, body, before);
		assertProblem(post(path, "{\"levels\": []}", before), 400, "bad-request");
		assertThat(wrong(post(path, """
				{"reminderDays": [500], "levels": [{"after": 5, "recipients": ["king"]}, null,
				{"after": 3, "recipients": ["coordinator"]}], "askBefore": -1}""", before))).containsExactlyInAnyOrder(
				"reminderDays", "levels[0].recipients", "levels[1].after", "levels[1].recipients", "levels[2].after",
				"askBefore", "headDecidesFrom");
		assertProblem(post("/api/v1/control/rules?resolution=nothing", body, before), 404, "not-found");
		assertThat(both(path, body, before)).containsExactlyInAnyOrder(201, 412);

		JsonNode rules = read(inForce).at("/rules");
		assertThat(rules.at("/resolution").asText()).isEqualTo("example");
		assertThat(rules.at("/reminderDays").toString()).isEqualTo("[7,3]");
		assertThat(rules.at("/levels/1/after").asInt()).isEqualTo(4);
		assertThat(texts(rules.at("/levels/1/recipients"), "")).containsExactlyInAnyOrder("coordinator", "head");
		assertThat(rules.at("/askBefore").asInt()).isEqualTo(6);
		assertThat(rules.at("/headDecidesFrom").asInt()).isEqualTo(2);
		assertThat(tag(get("/api/v1/control/rules/in-force"))).isEqualTo(general);
	}

	@Test
	void mailIsThereToReadAndIsSentAgainIfThereIsAServer() {
		mails(3, "held");
		mails(1, "queued");
		JsonNode held = read("/api/v1/mail?state=held&size=2");

		assertThat(texts(held.at("/items"), "/subject")).containsExactly("Письмо 3", "Письмо 2");
		assertThat(link(get("/api/v1/mail?state=held&size=2"))).contains("page=2");
		assertThat(texts(read("/api/v1/mail?state=held&size=2&page=2").at("/items"), "/subject")).contains("Письмо 1");
		String path = "/api/v1/mail/" + held.at("/items/0/id").asText();
		HttpResponse<String> one = get(path);
		assertThat(json(one).at("/mail")).isEqualTo(held.at("/items/0"));
		assertThat(json(one).at("/repeatable").asBoolean()).isTrue();
		assertGuarded("POST", path + "/send-again", "", tag(one));
		HttpResponse<String> refused = post(path + "/send-again", "", tag(one));
		assertThat(wrong(refused)).containsExactly("");
		assertThat(json(refused).at("/errors/0/message").asText()).contains("почтовый сервер не настроен");
		assertThat(read(path)).isEqualTo(json(one));
	}

	private HttpResponse<String> write(String method, String path, String body, String tag) {
		return send(request(method, path, body, basic("coordinator", Browser.PASSWORD), "Content-Type",
				"application/json", "If-Match", tag));
	}

	// Description

	@Test
	void theDescriptionNamesEveryOperationAndNothingElse() {
		HttpResponse<String> answer = get("/api/v1/openapi");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		JsonNode api = json(answer);
		Set<String> described = new TreeSet<>();
		api.at("/paths")
			.properties()
			.forEach((path) -> path.getValue()
				.fieldNames()
				.forEachRemaining((method) -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
		Set<String> mapped = new TreeSet<>();
		this.mappings.getHandlerMethods().forEach((mapping, method) -> {
			if (method.getBeanType().getPackageName().equals(ApiIT.class.getPackageName())) {
				mapping.getPatternValues()
					.forEach((path) -> mapping.getMethodsCondition()
						.getMethods()
						.forEach((verb) -> mapped.add(verb + " " + path)));
			}
		});

		assertThat(mapped).hasSizeGreaterThan(25);
		assertThat(described).isEqualTo(mapped);
		assertThat(api.at("/openapi").asText()).startsWith("3.");
		assertThat(api.at("/components/securitySchemes/basic/scheme").asText()).isEqualTo("basic");
		assertThat(api.at("/security")).isNotEmpty();
	}

	@Test
	void theDescriptionHoldsTogether() {
		JsonNode api = read("/api/v1/openapi");
		Set<String> operations = new TreeSet<>();

		for (JsonNode reference : api.findValues("$ref")) {
			assertThat(api.at(reference.asText().substring(1)).isMissingNode()).as(reference.asText()).isFalse();
		}
		api.at("/paths").properties().forEach((path) -> path.getValue().properties().forEach((method) -> {
			JsonNode operation = method.getValue();
			String name = method.getKey() + " " + path.getKey();
			assertThat(operation.at("/summary").asText()).as(name).isNotBlank();
			assertThat(operations.add(operation.at("/operationId").asText())).as(name).isTrue();
			List<String> statuses = new ArrayList<>();
			operation.at("/responses").fieldNames().forEachRemaining(statuses::add);
			assertThat(statuses).as(name).contains("400", "401", "403", "404").containsAnyOf("200", "201");
			assertThat(operation.at("/responses/404/content/application~1problem+json/schema/$ref").asText()).as(name)
				.isEqualTo("#/components/schemas/Problem");
			List<String> parameters = texts(operation.at("/parameters"), "/name");
			assertThat(parameters).as(name).doesNotHaveDuplicates();
			if (parameters.contains("size")) {
				assertThat(operation.at("/parameters").findValues("maximum").toString()).as(name).isEqualTo("[200]");
			}
			if (!method.getKey().equals("get")) {
				assertThat(statuses).as(name).contains("415", "422");
			}
			if (!method.getKey().equals("get") && !name.equals("post /api/v1/substitutions")) {
				assertThat(statuses).as(name).contains("409", "412", "428");
				assertThat(parameters).as(name).contains("If-Match");
				assertThat(parameters.contains("Idempotency-Key")).as(name)
					.isEqualTo(name.contains("/recommendations/") || name.contains("/items/"));
			}
			Pattern.compile("\\{(\\w+)}")
				.matcher(path.getKey())
				.results()
				.forEach((part) -> assertThat(parameters).as(name).contains(part.group(1)));
		}));
		JsonNode item = api.at("/components/schemas/ItemSummary/properties");
		assertThat(item.at("/dueOn/format").asText()).isEqualTo("date");
		assertThat(item.at("/submittedOn/format").asText()).isEqualTo("date");
		assertThat(api.at("/components/schemas/DisciplineFigures/properties/rate/type").asText()).isEqualTo("integer");
	}

	@Test
	void theDescriptionIsForThoseWhoMayCall() {
		assertProblem(send(request("GET", "/api/v1/openapi", "")), 401, "unauthenticated");
		assertProblem(send(request("GET", "/api/v1/openapi", "", basic("elban", Browser.PASSWORD))), 403, "forbidden");
		assertThat(get("/v3/api-docs").statusCode()).isNotEqualTo(200);
	}

	// Tools

	private JsonNode read(String path) {
		HttpResponse<String> answer = get(path);
		assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
		return json(answer);
	}

	private HttpResponse<String> get(String path) {
		return send(request("GET", path, "", basic("coordinator", Browser.PASSWORD)));
	}

	private HttpResponse<String> post(String path, String body, String tag) {
		return write("POST", path, body, tag);
	}

	private HttpRequest request(String method, String path, String body, String[] authorization, String... headers) {
		List<String> all = new ArrayList<>(List.of(authorization));
		all.addAll(List.of(headers));
		return request(method, path, body, all.toArray(String[]::new));
	}

	private HttpRequest request(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		for (int index = 0; index < headers.length; index += 2) {
			request.header(headers[index], headers[index + 1]);
		}
		return request.build();
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String[] basic(String user, String password) {
		return new String[] { "Authorization", "Basic "
				+ Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)) };
	}

	private static String body(String field, String value) {
		return JSON.valueToTree(Map.of(field, value)).toString();
	}

	private static JsonNode json(HttpResponse<String> answer) {
		try {
			return JSON.readTree(answer.body());
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError(answer + ": " + answer.body(), ex);
		}
	}

	private static List<String> texts(JsonNode list, String pointer) {
		return StreamSupport.stream(list.spliterator(), false).map((one) -> one.at(pointer).asText()).toList();
	}

	private static String tag(HttpResponse<String> answer) {
		return answer.headers().firstValue("ETag").orElseThrow(() -> new AssertionError(answer + answer.body()));
	}

	private static String link(HttpResponse<String> answer) {
		return answer.headers().firstValue("Link").orElse("");
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static void assertProblem(HttpResponse<String> answer, int status, String type) {
		assertThat(answer.statusCode()).as(answer + " " + answer.body()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
		JsonNode problem = json(answer);
		assertThat(problem.at("/type").asText()).isEqualTo("/problems/" + type);
		assertThat(problem.at("/status").asInt()).isEqualTo(status);
		assertThat(problem.at("/title").asText()).isNotBlank().doesNotContain("??");
		assertThat(problem.at("/detail").asText()).isNotBlank().doesNotContain("{", "??");
	}

	/** What was done to the example, so that it can be taken away. */
	private void forget() {
		this.jdbc.sql("""
				delete from comment where resolution_id = 'example';
				delete from coordinator_action where resolution_id = 'example';
				""").update();
	}

}
