package resolute.dashboard.publicpage;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.microsoft.playwright.Page;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.database.StatementCount;
import resolute.shared.ResolutionId;
import resolute.support.Browser;
import resolute.support.Chromium;
import resolute.support.Example;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What everybody may read of the example, and what nobody may. */
@IntegrationTest
class PublicPageIT {

	private static final ResolutionId RESOLUTION = new ResolutionId(Example.ID);

	private static final String PAGE = "/public/example";

	private static final String SETTINGS = "/resolutions/example/publication";

	private final Example example;

	private final JdbcClient jdbc;

	private final PublicPageQuery query;

	private final Publication publication;

	private final StatementCount statements;

	private final MutableClock clock;

	private final int port;

	private UUID protocol = UUID.randomUUID();

	private UUID consent = UUID.randomUUID();

	@Autowired
	PublicPageIT(JdbcClient jdbc, MutableClock clock, PublicPageQuery query, Publication publication,
			StatementCount statements, @LocalServerPort int port) {
		this.example = new Example(jdbc);
		this.jdbc = jdbc;
		this.clock = clock;
		this.query = query;
		this.publication = publication;
		this.statements = statements;
		this.port = port;
	}

	@BeforeEach
	void add() {
		this.clock.moveTo(Example.TODAY);
		this.example.add();
		this.protocol = document("2.1", "settlementElban", "protocol", "7", "Протокол Ивановой.pdf", "%PDF-1.7 минуты");
		this.consent = document("2.1", "settlementElban", "consent", "", "Согласие.pdf", "%PDF-1.7 согласие");
	}

	@AfterEach
	void remove() {
		this.jdbc.sql("""
				delete from evidence_publication;
				delete from publication_change;
				delete from evidence where submission_id in (select id from submission where resolution_id = 'example');
				delete from submission where resolution_id = 'example';
				delete from evidence_file where task_id = 'example';
				""").update();
		this.example.remove();
	}

	@Test
	void showsWhereTheRecommendationsStand() {
		Document page = page(PAGE);

		assertThat(page.expectFirst("html").attr("lang")).isEqualTo("ru");
		assertThat(page.select("h1").text()).isEqualTo("Образец: благоустройство дворов");
		assertThat(page.select(".title p").text()).contains("Принята 20 января 2026 г.", "Амурск");
		assertThat(page.select(".figure").eachText()).containsExactly("Исполнено 1 из 5", "В работе 1", "Просрочено 2",
				"Проверяется 0", "Ожидают 1", "Закрыто иначе 0");
		assertThat(page.select("article.point h3").eachText()).containsExactly("1.1 План работ",
				"1.2 Ежемесячный обзор", "2.1 Перечни дворов", "3.1 Сметы", "4.1 Опрос жителей");
		assertThat(page.select("[id=r1.1] .where").text()).isEqualTo("✔ исполнено в срок");
		assertThat(page.select("[id=r1.2] .where").text()).isEqualTo("● в работе срок 10 апреля 2026 г. 2 из 2 пер.");
		assertThat(page.select("[id=r2.1]").text()).contains("просрочено на 9 р. д.", "5 из 10 орг.",
				"Администрация сельского поселения Литовко; Администрация сельского поселения Омми",
				"Представить перечни дворов, нуждающихся в ремонте");
		assertThat(page.select("[id=r4.1] .where").text()).isEqualTo("○ ожидает после пункта 2.1");
		assertThat(page.select("[id=r4.1] .where a").attr("href")).isEqualTo("#r2.1");
	}

	@Test
	void speaksEnglishByItsAddressAlone() {
		HttpResponse<String> answer = stranger().get(PAGE + "?lang=en");

		Document page = Jsoup.parse(answer.body());
		assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
		assertThat(page.text()).contains("Carried out", "1 of 5").doesNotContain("??");
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void namesNobody() {
		String page = stranger().get(PAGE).body();

		List<String> persons = this.jdbc.sql("""
				select name from member union select user_id from member union select email from member
				union select email from organisation union select head_name from organisation
				union select name from organisation where kind in ('company', 'initiativeGroup')
				""")
			.query((row, number) -> Optional.ofNullable(row.getString(1)))
			.list()
			.stream()
			.flatMap(Optional::stream)
			.toList();
		assertThat(persons).hasSizeGreaterThan(20);
		String text = Jsoup.parse(page).text();
		// The address of the style sheet has «css» in it, and so on: user ids are looked
		// for
		// as words.
		assertThat(persons).noneSatisfy((person) -> assertThat(text.split("[\\s,.;:«»()]+")).contains(person))
			.allSatisfy((person) -> assertThat(person.matches("[a-zA-Z0-9]+") || !page.contains(person)).as(person)
				.isTrue());
		assertThat(page).doesNotContain("@", "Образец: теплосеть")
			.contains("Опаздывают организации ЖКХ и объединения: 1");
	}

	@Test
	void canBeKeptByEverybodyAndRemembersNobody() {
		for (Browser browser : List.of(stranger(), Browser.of("coordinator", this.port))) {
			HttpResponse<String> answer = browser.get(PAGE);

			assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=300, public");
			assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
			assertThat(answer.headers().firstValue("Pragma")).isEmpty();
			assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'")
				.doesNotContain("script-src", "unsafe");
			assertThat(answer.body()).doesNotContain("_csrf", "<form", "<script", "noindex", "/sign-in");
			String tag = answer.headers().firstValue("ETag").orElseThrow();
			HttpResponse<String> again = browser.send(browser.to(PAGE).header("If-None-Match", tag));
			assertThat(again.statusCode()).isEqualTo(304);
			assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
		}
		Browser stranger = stranger();
		for (String path : List.of("/css/resolute.css", "/favicon.svg", "/public/nothing?lang=en", "/public/")) {
			assertThat(stranger.get(path).headers().firstValue("Set-Cookie")).as(path).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/public/nothing", "/public/%3Cb%3E", "/public/amursk-2014", "/public/",
			"/public/example/x", "/public/example/evidence/00000000-0000-0000-0000-000000000000" })
	void whatIsNotPublicDoesNotExist(String path) {
		HttpResponse<String> answer = stranger().get(path);

		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(answer.headers().firstValue("Cache-Control").orElse("")).doesNotContain("public");
		assertThat(answer.body()).contains("Такой страницы нет").doesNotContain("/sign-in", "/camunda");
	}

	@Test
	void isThereOnlyWhileACoordinatorSaysSo() {
		Browser coordinator = Browser.of("coordinator", this.port);
		assertThat(this.publication.since(new ResolutionId("amursk-2014"))).isEmpty();

		coordinator.submit(SETTINGS, Map.of("shown", "false"));
		assertThat(stranger().get(PAGE).statusCode()).isEqualTo(404);
		coordinator.submit(SETTINGS, Map.of("shown", "true"));
		coordinator.submit(SETTINGS, Map.of("shown", "true"));
		assertThat(stranger().get(PAGE).statusCode()).isEqualTo(200);
		assertThat(Jsoup.parse(coordinator.get(SETTINGS).body()).select("ul.plain li").eachText()).containsExactly(
				"16.03.2026 10:00 Образец: координатор: страница открыта всем",
				"16.03.2026 10:00 Образец: координатор: страница закрыта");

		this.jdbc.sql("update resolution set launched_at = null where id = 'example'").update();
		assertThat(stranger().get(PAGE).statusCode()).isEqualTo(404);
	}

	@Test
	void whatHasNotBegunIsNotOpened() {
		Browser coordinator = Browser.of("coordinator", this.port);
		this.jdbc.sql("update resolution set launched_at = null, public_since = null where id = 'example'").update();

		assertThat(coordinator.submit(SETTINGS, Map.of("shown", "true")).statusCode()).isEqualTo(409);
		assertThat(coordinator.submit(SETTINGS, Map.of("shown", "maybe")).statusCode()).isEqualTo(400);
		assertThat(coordinator.get(SETTINGS).body()).contains("Исполнение ещё не начато");
	}

	@Test
	void givesOutTheDocumentsThatWereChosenAndNoOthers() throws Exception {
		Browser coordinator = Browser.of("coordinator", this.port);
		String address = PAGE + "/evidence/" + this.protocol;
		assertThat(stranger().get(address).statusCode()).isEqualTo(404);
		assertThat(Jsoup.parse(coordinator.get(SETTINGS).body()).select("input[name=chosen]").eachAttr("value"))
			.containsExactly(this.protocol.toString());

		coordinator.submit(SETTINGS + "/evidence",
				Map.of("offered", this.protocol + "," + this.consent, "chosen", this.protocol + "," + this.consent));

		assertThat(page(PAGE).select("[id=r2.1] .documents a").eachAttr("href")).containsExactly(address);
		assertThat(page(PAGE).select(".documents").text()).isEqualTo("Протокол № 7, 10 марта 2026 г. PDF, 1 КБ");
		HttpResponse<String> answer = stranger().get(address);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("%PDF-1.7 минуты");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
		assertThat(answer.headers().firstValue("Content-Disposition"))
			.contains("attachment; filename=\"resolute-2.1-" + this.protocol.toString().substring(0, 8) + ".pdf\"");
		assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(answer.headers().allValues("Content-Security-Policy"))
			.containsExactly("default-src 'none'; sandbox");
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		Browser again = stranger();
		assertThat(
				again.send(again.to(address).header("If-None-Match", answer.headers().firstValue("ETag").orElseThrow()))
					.statusCode())
			.isEqualTo(304);

		// Lists of persons are never given out, and nothing by another address.
		assertThat(stranger().get(PAGE + "/evidence/" + this.consent).statusCode()).isEqualTo(404);
		HttpResponse<String> missing = stranger().get("/public/amursk-2014/evidence/" + this.protocol);
		assertThat(missing.statusCode()).isEqualTo(404);
		assertThat(Jsoup.parse(missing.body()).select("h1").text()).isEqualTo("Такой страницы нет");
		this.jdbc.sql("update resolution set public_since = null where id = 'example'").update();
		assertThat(stranger().get(address).statusCode()).isEqualTo(404);
		this.jdbc.sql("update resolution set public_since = now() where id = 'example'").update();

		coordinator.submit(SETTINGS + "/evidence", Map.of("offered", this.protocol.toString()));
		assertThat(stranger().get(address).statusCode()).isEqualTo(404);
		assertThat(Jsoup.parse(coordinator.get(SETTINGS).body()).select("ul.plain li").eachText()).containsExactly(
				"16.03.2026 10:00 Образец: координатор: больше не опубликован документ к пункту 2.1 Протокол № 7, 10 марта 2026 г.",
				"16.03.2026 10:00 Образец: координатор: опубликован документ к пункту 2.1 Протокол № 7, 10 марта 2026 г.");
	}

	@Test
	void documentsAreWithinEverybodysReach() {
		this.publication.choose(RESOLUTION, List.of(this.protocol), List.of(this.protocol), "coordinator");
		try (Chromium chromium = new Chromium(this.port)) {
			for (int width : List.of(1400, 390)) {
				for (String path : List.of(PAGE, SETTINGS)) {
					Page page = chromium.windowOf("coordinator", width);
					page.navigate(path);
					assertThat(chromium.complaints()).isEmpty();
					assertThat(Chromium.isTooWide(page)).isFalse();
					assertThat(Chromium.barriers(page)).isEmpty();
					Chromium.shoot(page, (PAGE.equals(path) ? "public" : "publication") + "-documents-ru-" + width);
					chromium.complaints();
					page.context().close();
				}
			}
		}
	}

	@Test
	void aLargeDocumentComesWhole() {
		String content = "0123456789abcdef".repeat(200_000);
		UUID large = document("3.1", "companySampleOne", "estimate", "", "Смета.pdf", content);
		this.publication.choose(RESOLUTION, List.of(large), List.of(large), "coordinator");

		assertThat(stranger().get(PAGE + "/evidence/" + large).body()).isEqualTo(content);
	}

	@Test
	void costsTheSameWhateverThereIs() {
		this.query.read(RESOLUTION);
		long few = this.statements.count(() -> this.query.read(RESOLUTION)).statements();
		List<UUID> more = java.util.stream.IntStream.range(0, 30)
			.mapToObj((index) -> document("2.1", "settlementElban", "protocol", String.valueOf(index), "a.pdf", "%PDF"))
			.toList();
		this.publication.choose(RESOLUTION, more, more, "coordinator");
		for (int index = 0; index < 30; index++) {
			this.example.item("3.1", "companySampleOne", "Ещё одна смета").due(3, 1).save();
		}

		StatementCount.Counted<Optional<PublicPage>> many = this.statements.count(() -> this.query.read(RESOLUTION));

		assertThat(many.result().orElseThrow().documents().get("2.1")).hasSize(30);
		assertThat(many.statements()).isEqualTo(few).isEqualTo(6);
	}

	private UUID document(String number, String organisation, String kind, String documentNumber, String name,
			String content) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				with handed_in as (
					insert into submission (id, task_id, resolution_id, number, organisation_id, activity_id, form,
						submitted_by, submitted_at, content)
					values (gen_random_uuid(), 'example', 'example', :number, :organisation, 'userTask_report',
						'report.html', 'elban', now(), '{}')
					returning id
				), file as (
					insert into evidence_file (id, task_id, uploaded_by, uploaded_at, name, content_type, size, sha256,
						content)
					values (gen_random_uuid(), 'example', 'elban', now(), :name, 'application/pdf',
						octet_length(:content), encode(sha256(:content), 'hex'), :content)
					returning id
				)
				insert into evidence (id, submission_id, kind, number, issued_on, issuer, file_id)
				select :id, handed_in.id, :kind, :documentNumber, '2026-03-10', 'Иванова', file.id from handed_in, file
				""")
			.param("id", id)
			.param("number", number)
			.param("organisation", organisation)
			.param("kind", kind)
			.param("documentNumber", documentNumber)
			.param("name", name)
			.param("content", content.getBytes(StandardCharsets.UTF_8))
			.update();
		return id;
	}

	private Browser stranger() {
		return new Browser(this.port);
	}

	private Document page(String path) {
		HttpResponse<String> answer = stranger().get(path);
		assertThat(answer.statusCode()).as(path).isEqualTo(200);
		assertThat(answer.body()).doesNotContain("??");
		return Jsoup.parse(answer.body());
	}

}
