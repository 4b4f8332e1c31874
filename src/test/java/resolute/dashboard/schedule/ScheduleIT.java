package resolute.dashboard.schedule;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.dashboard.item.ItemFilter;
import resolute.database.StatementCount;
import resolute.notification.CalendarSubscriptions;
import resolute.shared.ResolutionId;
import resolute.participant.Substitution;
import resolute.participant.Substitutions;
import resolute.support.Browser;
import resolute.support.Example;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The month of the example, and its deadlines in people's own calendars. */
@IntegrationTest
class ScheduleIT {

	private static final String MONTH = "/schedule?month=2026-03&resolution=example";

	private final Example example;

	private final JdbcClient jdbc;

	private final MutableClock clock;

	private final MonthQuery query;

	private final CalendarSubscriptions subscriptions;

	private final StatementCount statements;

	private final Substitutions substitutions;

	private final int port;

	@Autowired
	ScheduleIT(JdbcClient jdbc, MutableClock clock, MonthQuery query, CalendarSubscriptions subscriptions,
			StatementCount statements, Substitutions substitutions, @LocalServerPort int port) {
		this.example = new Example(jdbc);
		this.jdbc = jdbc;
		this.clock = clock;
		this.query = query;
		this.subscriptions = subscriptions;
		this.statements = statements;
		this.substitutions = substitutions;
		this.port = port;
	}

	@BeforeEach
	void add() {
		this.clock.moveTo(Example.TODAY);
		this.example.add();
	}

	@AfterEach
	void remove() {
		this.example.remove();
		this.jdbc.sql("delete from calendar_feed").update();
	}

	@Test
	void showsTheDeadlinesOfAMonthOnTheirDays() {
		Document page = page(Browser.of("coordinator", this.port), MONTH);

		assertThat(page.select("h1").text()).isEqualTo("Сроки: март 2026");
		assertThat(page.select(".schedule caption a").text()).isEqualTo("11");
		assertThat(page.select(".schedule caption a").attr("href"))
			.startsWith("/items?from=2026-03-01&to=2026-03-31&resolution=example");
		assertThat(page.select(".schedule tbody tr")).hasSize(6);
		Element second = day(page, 2);
		assertThat(second.select("li")).hasSize(MonthQuery.SHOWN + 1);
		assertThat(second.expectFirst("li").text()).isEqualTo("2.1 Литовко ▲ просрочено на 9 р. д.");
		assertThat(second.select("li.more a").text()).startsWith("ещё 2");
		assertThat(second.select("li.more a").attr("href"))
			.startsWith("/items?from=2026-03-02&to=2026-03-02&resolution=example");
		assertThat(day(page, 10).select("li a").eachText()).containsExactly("2.1 Омми", "1.2 Администрация района",
				"2.1 Ачан");
		assertThat(day(page, 18).select("li").text()).isEqualTo("2.1 Джуен ◔ срок близко");
		assertThat(day(page, 16).attr("aria-current")).isEqualTo("date");
		assertThat(page.select("[aria-current=date]")).hasSize(1);
	}

	@Test
	void namesDaysOffForThoseWhoDoNotSeeThem() {
		Document page = page(Browser.of("coordinator", this.port), MONTH);

		// The 8th was a Sunday and a holiday, the day off of which moved to the 9th.
		assertThat(day(page, 8).select(".date").text()).contains("выходной", "Международный женский день");
		assertThat(day(page, 9).className()).contains("off");
		assertThat(day(page, 10).text()).doesNotContain("выходной");
		assertThat(page.select("td.off")).hasSize(10);
	}

	@Test
	void showsWhatIsPreliminary() {
		this.jdbc
			.sql("update deadline set preliminary = true where resolution_id = 'example' and due_on = '2026-03-18'")
			.update();
		Document page = page(Browser.of("coordinator", this.port), MONTH);

		assertThat(day(page, 18).select("abbr.preliminary").attr("title")).startsWith("Предварительно");
		assertThat(page(Browser.of("coordinator", this.port), "/schedule?month=2031-03").select(".band").text())
			.contains("2031");
	}

	@Test
	void showsOneOrganisationAndAnotherMonth() {
		Browser coordinator = Browser.of("coordinator", this.port);
		Document page = page(coordinator, MONTH + "&organisation=settlementDzhuen&lang=en");

		assertThat(page.select("h1").text()).isEqualTo("Deadlines: March 2026");
		assertThat(page.select(".schedule li a").eachText()).containsExactly("2.1 Джуен", "2.1 Джуен");
		assertThat(page.select("option[value=settlementDzhuen]").hasAttr("selected")).isTrue();
		String next = page.expectFirst("a[rel=next]").attr("href");
		assertThat(next).contains("month=2026-04", "organisation=settlementDzhuen");
		assertThat(page(coordinator, next).select(".schedule caption").text()).contains("will appear here");
		assertThat(page(coordinator, "/schedule?resolution=example&lang=ru").select("h1").text())
			.isEqualTo("Сроки: март 2026");
	}

	@ParameterizedTest
	@ValueSource(strings = { "month=2026-13", "month=march", "month=1999-12", "month=2100-01", "resolution=%3Cb%3E",
			"organisation=a-b" })
	void doesNotGuessWhatAnAddressMeans(String query) {
		assertThat(Browser.of("coordinator", this.port).get("/schedule?" + query).statusCode()).isEqualTo(400);
	}

	@Test
	void costsTheSameWhateverIsDue() {
		ItemFilter filter = ItemFilter.ALL.withResolution(new ResolutionId(Example.ID));
		this.query.read(YearMonth.of(2026, 3), filter);
		long few = this.statements.count(() -> this.query.read(YearMonth.of(2026, 3), filter)).statements();
		for (int more = 0; more < 30; more++) {
			this.example.item("3.1", "companySampleOne", "Ещё одна смета").due(3, 1 + more).save();
		}
		StatementCount.Counted<Month> many = this.statements
			.count(() -> this.query.read(YearMonth.of(2026, 3), filter));

		assertThat(many.result().total()).isEqualTo(41);
		assertThat(many.statements()).isEqualTo(few).isEqualTo(3);
	}

	@Test
	void aParticipantSubscribesToWhatTheirOrganisationHasToDo() throws Exception {
		Browser litovko = Browser.of("litovko", this.port);
		UUID taken = this.example.item("3.1", "companySampleOne", "Проверить смету").due(4, 1).save();
		this.jdbc.sql("update deadline set assignee = 'litovko' where id = :id").param("id", taken).update();
		String feed = subscribe(litovko);

		HttpResponse<String> answer = new Browser(this.port).get(feed);

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).contains("text/calendar;charset=UTF-8");
		assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("private");
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		Calendar calendar = calendar(answer.body());
		assertThat(calendar.validate().getEntries()).isEmpty();
		assertThat(answer.body()).contains("REFRESH-INTERVAL;VALUE=DURATION:PT4H", "X-PUBLISHED-TTL:PT4H",
				"X-WR-CALNAME:Сроки исполнения резолюций");
		List<VEvent> entries = entries(calendar);
		assertThat(entries).hasSize(2);
		assertThat(entries.get(0).getSummary().getValue()).isEqualTo("Срок: пункт 2.1 Перечни дворов");
		assertThat(entries.get(0).getDescription().getValue()).isEqualTo("Представить перечень");
		assertThat(start(entries.get(0))).isEqualTo(LocalDate.of(2026, 3, 2));
		assertThat(entries.get(1).getUid().orElseThrow().getValue()).startsWith("deadline-" + taken + "@");
		assertThat(page(litovko, "/schedule/subscription").text())
			.contains("Последнее обращение календаря: 16.03.2026");
	}

	@Test
	void whoStandsInHasTheDatesOfTheAbsent() throws Exception {
		Browser ommi = Browser.of("ommi", this.port);
		String feed = subscribe(ommi);
		Browser program = new Browser(this.port);
		assertThat(entries(calendar(program.get(feed).body()))).hasSize(1);

		Substitution leave = this.substitutions.enter("litovko", "ommi", Example.TODAY, Example.TODAY.plusDays(7),
				"litovko");
		assertThat(entries(calendar(program.get(feed).body()))).hasSize(2);
		this.substitutions.end(leave.id(), "litovko");

		assertThat(entries(calendar(program.get(feed).body()))).hasSize(1);
	}

	@Test
	void aCoordinatorSubscribesToWhateverIsOpenAndHerOwnSteps() throws Exception {
		String feed = subscribe(Browser.of("coordinator", this.port));

		List<VEvent> entries = entries(calendar(new Browser(this.port).get(feed).body()));

		assertThat(entries).hasSize(7);
		assertThat(entries)
			.anySatisfy((entry) -> assertThat(entry.getDescription().getValue()).isEqualTo("Снять с контроля"));
		this.jdbc.sql("update resolution set launched_at = null where id = 'example'").update();
		assertThat(entries(calendar(new Browser(this.port).get(feed).body()))).hasSize(1);
	}

	@Test
	void anExtensionMovesTheEntryAndWhatIsHandedInDisappears() throws Exception {
		String feed = subscribe(Browser.of("litovko", this.port));
		Browser program = new Browser(this.port);
		VEvent before = entries(calendar(program.get(feed).body())).get(0);
		this.clock.moveTo(Example.TODAY.plusDays(1));

		this.jdbc.sql("""
				update deadline set due_on = '2026-03-25', due_sequence = due_sequence + 1
				where resolution_id = 'example' and organisation_id = 'settlementLitovko'
				""").update();
		VEvent after = entries(calendar(program.get(feed).body())).get(0);

		assertThat(after.getUid()).isEqualTo(before.getUid());
		assertThat(before.getSequence().getSequenceNo()).isZero();
		assertThat(after.getSequence().getSequenceNo()).isOne();
		assertThat(start(after)).isEqualTo(LocalDate.of(2026, 3, 25));
		this.jdbc.sql("""
				update deadline set state = 'submitted', submitted_at = now()
				where resolution_id = 'example' and organisation_id = 'settlementLitovko'
				""").update();
		assertThat(entries(calendar(program.get(feed).body()))).isEmpty();
	}

	@Test
	void aProgramThatHasTheLatestGetsNothing() {
		String feed = subscribe(Browser.of("litovko", this.port));
		Browser program = new Browser(this.port);
		HttpResponse<String> first = program.get(feed);
		String tag = first.headers().firstValue("ETag").orElseThrow();
		String modified = first.headers().firstValue("Last-Modified").orElseThrow();
		this.clock.moveTo(this.clock.instant().plus(Duration.ofMinutes(10)));

		HttpResponse<String> same = program.send(program.to(feed).header("If-None-Match", tag));
		assertThat(same.statusCode()).isEqualTo(304);
		assertThat(same.body()).isEmpty();
		assertThat(program.send(program.to(feed).header("If-Modified-Since", modified)).statusCode()).isEqualTo(304);
		assertThat(program.get(feed).body()).isEqualTo(first.body());

		// Taken off the list: nothing in it is newer, but it is another list.
		this.jdbc.sql("update deadline set state = 'withdrawn' where organisation_id = 'settlementLitovko'").update();
		assertThat(program.send(program.to(feed).header("If-Modified-Since", modified)).statusCode()).isEqualTo(200);
		assertThat(program.send(program.to(feed).header("If-None-Match", tag)).statusCode()).isEqualTo(200);
	}

	@Test
	void anAddressIsShownOnceAndEndsWhenItIsReplacedOrClosed() {
		Browser litovko = Browser.of("litovko", this.port);
		Browser program = new Browser(this.port);
		String first = subscribe(litovko);
		assertThat(first.replaceAll(".*/", "")).hasSize(43 + ".ics".length());
		assertThat(page(litovko, "/schedule/subscription").select("#address")).isEmpty();
		assertThat(this.jdbc.sql("select token_sha256 from calendar_feed").query(String.class).single())
			.doesNotContain(first.substring(7, 50))
			.hasSize(64);

		// Asked for again without saying that the old one may go, it stays.
		litovko.submit("/schedule/subscription", Map.of());
		assertThat(page(litovko, "/schedule/subscription").select("[role=status]").text()).contains("Адрес уже есть");
		assertThat(program.get(first).statusCode()).isEqualTo(200);

		litovko.submit("/schedule/subscription", Map.of("renew", "true"));
		String second = shown(litovko);
		assertThat(program.get(first).statusCode()).isEqualTo(404);
		assertThat(program.get(second).statusCode()).isEqualTo(200);

		litovko.submit("/schedule/subscription/revoke", Map.of());
		assertThat(program.get(second).statusCode()).isEqualTo(404);
		assertThat(page(litovko, "/schedule/subscription").select("[role=status]").text()).contains("Адрес закрыт");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/feeds/x.ics", "/feeds/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics",
			"/feeds/%27%20or%201=1.ics", "/feeds/" })
	void anAddressThatIsNoneIsNotFound(String path) {
		HttpResponse<String> answer = new Browser(this.port).get(path);

		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void aFeedCostsTheSameWhateverIsInItAndHasAnEnd() {
		String token = token(this.subscriptions.create("coordinator"));
		this.subscriptions.read(token);
		long few = this.statements.count(() -> this.subscriptions.read(token)).statements();
		this.jdbc.sql("""
				insert into deadline (id, task_id, resolution_id, number, organisation_id, activity_id, title,
					original_due_on, due_on, preliminary, opened_at, state, version, basis_on, dated_on)
				select gen_random_uuid(), gen_random_uuid(), 'example', '3.1', 'companySampleOne', 'userTask_report',
					'3.1 Подготовить смету', '2026-05-05', '2026-05-05', false, '2026-01-21T00:00:00Z', 'open', 0,
					'2026-05-05', '2026-01-21'
				from generate_series(1, 2100)
				""").update();
		this.clock.moveTo(this.clock.instant().plus(Duration.ofMinutes(1)));

		StatementCount.Counted<Optional<CalendarSubscriptions.Feed>> many = this.statements
			.count(() -> this.subscriptions.read(token));

		assertThat(few).isEqualTo(2);
		// One more: what was given out is another thing now.
		assertThat(many.statements()).isEqualTo(3);
		assertThat(many.result().orElseThrow().content().lines().filter("BEGIN:VEVENT"::equals))
			.hasSize(CalendarSubscriptions.MOST);
	}

	private static String token(Optional<String> address) {
		return address.orElseThrow().replaceAll(".*/|\\.ics$", "");
	}

	private String subscribe(Browser browser) {
		browser.submit("/schedule/subscription", Map.of());
		return shown(browser);
	}

	private String shown(Browser browser) {
		String address = page(browser, "/schedule/subscription").expectFirst("#address").attr("value");
		return address.substring(address.indexOf("/feeds/"));
	}

	private static Document page(Browser browser, String path) {
		HttpResponse<String> answer = browser.get(path);
		assertThat(answer.statusCode()).as(path).isEqualTo(200);
		assertThat(answer.body()).doesNotContain("??");
		return Jsoup.parse(answer.body());
	}

	private static Element day(Document page, int day) {
		return page.expectFirst("td:has(time[datetime=" + LocalDate.of(2026, 3, day) + "])");
	}

	private static Calendar calendar(String file) throws Exception {
		return new CalendarBuilder().build(new StringReader(file));
	}

	private static List<VEvent> entries(Calendar calendar) {
		Stream<CalendarComponent> components = calendar.getComponents().stream().map(CalendarComponent.class::cast);
		return components.map(VEvent.class::cast).toList();
	}

	private static LocalDate start(VEvent entry) {
		return LocalDate.from(entry.getDateTimeStart().getDate());
	}

}
