package resolute.dashboard.my;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemOrder;
import resolute.dashboard.item.Items;
import resolute.database.StatementCount;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.support.Browser;
import resolute.support.Example;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The page a participant starts from, over HTTP. */
@IntegrationTest
class MyIT {

	private final Example example;

	private final JdbcClient jdbc;

	private final MutableClock clock;

	private final Items items;

	private final Participants participants;

	private final StatementCount statements;

	private final int port;

	@Autowired
	MyIT(JdbcClient jdbc, MutableClock clock, Items items, Participants participants, StatementCount statements,
			@LocalServerPort int port) {
		this.example = new Example(jdbc);
		this.jdbc = jdbc;
		this.clock = clock;
		this.items = items;
		this.participants = participants;
		this.statements = statements;
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
	}

	private Browser browser(String user) {
		return Browser.of(user, this.port);
	}

	private static Document page(Browser browser, String path) {
		HttpResponse<String> answer = browser.get(path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).doesNotContain("??");
		return Jsoup.parse(answer.body());
	}

	private static List<String> owed(Document page) {
		return page.select("section[aria-labelledby=owed] tbody tr th a").eachText();
	}

	@Test
	void isWhereParticipantsStart() {
		HttpResponse<String> answer = browser("litovko").get("/");

		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/my");
	}

	@Test
	void listsWhatIsOwedByDateWithAWayIntoTheTask() {
		UUID later = this.example.item("2.1", "settlementLitovko", "Отчитаться о дворах").due(3, 20).save();
		UUID taken = this.example.item("3.1", "companySampleOne", "Проверить смету").due(3, 18).save();
		this.jdbc.sql("update deadline set assignee = 'litovko' where id = :id").param("id", taken).update();

		Document page = page(browser("litovko"), "/my");

		assertThat(owed(page)).containsExactly("Представить перечень", "Проверить смету", "Отчитаться о дворах");
		assertThat(page.select("caption").text()).contains("Всего: 3, просрочено: 1");
		assertThat(page.select("tbody tr").get(0).select(".figures").eachText()).containsExactly("02.03", "−9");
		assertThat(page.select("tbody tr").get(2).select("th a").attr("href")).isEqualTo("/items/" + later + "/task");
		assertThat(page.select("tbody tr").get(2).select(".links a").attr("href")).isEqualTo("/items/" + later);
	}

	@Test
	void listsWhatWasHandedInAndNothingOfOthers() {
		Document page = page(browser("elban"), "/my?lang=en");

		assertThat(owed(page)).isEmpty();
		assertThat(page.select("section[aria-labelledby=owed]").text()).contains("no open tasks now");
		assertThat(page.select("section[aria-labelledby=done] tbody tr")).hasSize(1);
		assertThat(page.text()).doesNotContain("Литовко");
		browser("elban").get("/my?lang=ru");
	}

	@Test
	void aColleagueStandsInForSomeDays() {
		OrganisationId council = new OrganisationId("council");
		this.participants.establish(council, OrganisationKind.COUNCIL, "Координационный совет");
		List.of("litovko", "achan").forEach((user) -> this.participants.appoint(council, user, MemberRole.MEMBER));
		Browser litovko = browser("litovko");
		Browser achan = browser("achan");
		assertThat(owed(page(achan, "/my"))).isEmpty();

		assertThat(litovko
			.submit("/my/substitutions", Map.of("substitute", "achan", "first", "2026-03-16", "last", "2026-03-20"))
			.headers()
			.firstValue("Location")
			.orElse("")).endsWith("/my");

		Document mine = page(litovko, "/my");
		assertThat(mine.select("[role=status]").text()).isEqualTo("Дела переданы.");
		assertThat(mine.select(".leaves").text()).contains("Вас замещает", "16 марта 2026 г.", "20 марта 2026 г.");
		assertThat(owed(page(achan, "/my"))).containsExactly("Представить перечень");
		assertThat(page(achan, "/my").select(".leaves").text()).contains("Вы замещаете");
		String end = mine.select(".leaves form").attr("action");
		assertThat(achan.submit(end, Map.of()).statusCode()).as("not the own one").isEqualTo(404);
		assertThat(litovko.submit(end, Map.of()).statusCode()).isEqualTo(302);
		assertThat(owed(page(achan, "/my"))).isEmpty();
		assertThat(page(litovko, "/my").select(".leaves")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "companyone, 2026-03-16, 2026-03-20, Выберите коллегу", "'', 2026-03-16, 2026-03-20, Выберите коллегу",
			"bolon, завтра, 2026-03-20, дн", "bolon, 2026-03-15, 2026-03-20, '',",
			"bolon, 2026-03-20, 2026-03-16, ''" })
	void whatDoesNotHoldIsKeptAndExplained(String substitute, String first, String last, String explanation) {
		OrganisationId group = new OrganisationId("group");
		this.participants.establish(group, OrganisationKind.INITIATIVE_GROUP, "Инициативная группа");
		List.of("ommi", "bolon").forEach((user) -> this.participants.appoint(group, user, MemberRole.MEMBER));

		HttpResponse<String> answer = browser("ommi").submit("/my/substitutions",
				Map.of("substitute", substitute, "first", first, "last", last));

		Document page = Jsoup.parse(answer.body());
		assertThat(page.select("[role=alert]").text()).isNotBlank().contains(explanation);
		assertThat(page.select("input[name=first]").attr("value")).isEqualTo(first);
		assertThat(this.jdbc.sql("select count(*) from substitution where absent_id = 'ommi'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void leadsToTheMailSettings() {
		Browser bolon = browser("bolon");

		String settings = bolon.get("/my/mail").headers().firstValue("Location").orElse("");

		assertThat(settings).contains("/mail/preferences/");
		assertThat(page(bolon, settings.replaceFirst("^https?://[^/]+", "")).text()).contains("напоминания");
	}

	@Test
	void costsTheSameWhateverThereIs() {
		ItemFilter mine = ItemFilter.ALL.withParticipant("litovko");
		for (int count = 0; count < 40; count++) {
			this.example.item("2.1", "settlementLitovko", "Ещё " + count).due(3, 20).save();
		}

		StatementCount.Counted<Integer> counted = this.statements
			.count(() -> this.items.list(mine, ItemOrder.DUE, 0, 30).size());

		assertThat(counted.result()).isEqualTo(30);
		assertThat(counted.statements()).isOne();
		Document page = page(browser("litovko"), "/my");
		assertThat(owed(page)).hasSize(30);
		assertThat(page(browser("litovko"), "/my?page=2").select("section[aria-labelledby=owed] tbody tr")).hasSize(11);
		assertThat(browser("litovko").get("/my?page=0").statusCode()).isEqualTo(400);
		assertThat(browser("litovko").get("/my?did=x").statusCode()).isEqualTo(400);
	}

}
