package resolute.dashboard.card;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.database.StatementCount;
import resolute.support.Chromium;
import resolute.support.Example;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The card of a recommendation; what it has to say about the example is counted there.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardIT {

	private static final String CARD = "/resolutions/example/2.1";

	private final MockMvc mvc;

	private final JdbcClient jdbc;

	private final Example example;

	private final Office office;

	private final StatementCount statements;

	private final int port;

	private ProcessInstance council;

	@Autowired
	CardIT(WebApplicationContext context, JdbcClient jdbc, MutableClock clock, Office office, StatementCount statements,
			@LocalServerPort int port) {
		this.mvc = MockMvcBuilders.webAppContextSetup(context)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
		this.jdbc = jdbc;
		this.example = new Example(jdbc);
		this.office = office;
		this.statements = statements;
		this.port = port;
		clock.moveTo(Example.TODAY);
		// A process that is really under way: one step done, the next one open.
		jdbc.sql(
				"""
						insert into resolution (id, title, adopted_on, venue, preamble, process_id, launched_at)
						values ('card', 'Живой образец', '2026-03-01', 'Амурск', '', 'none', '2026-03-02T00:00:00Z');
						insert into recommendation (resolution_id, number, position, title, text, addressee, process_id, waits_for)
						values ('card', '1.1', 1, 'Координационный совет', 'Создать координационный совет', 'district',
							'establishCoordinationCouncilProcess', '{}');
						""")
			.update();
		this.council = office.start("establishCoordinationCouncilProcess", "1.1", "card");
		office.complete(this.council, "userTask_accept");
	}

	@BeforeAll
	void add() {
		this.example.add();
	}

	@BeforeEach
	void today() {
		this.office.clock().moveTo(Example.TODAY);
	}

	@AfterAll
	void remove(@Autowired RuntimeService runtime) {
		this.example.remove();
		runtime.deleteProcessInstance(this.council.getId(), "The test is over");
		removeSubmissions();
		this.jdbc.sql("""
				delete from submission where resolution_id = 'card';
				delete from deadline where resolution_id = 'card';
				delete from recommendation where resolution_id = 'card';
				delete from resolution where id = 'card';
				""").update();
	}

	private void removeSubmissions() {
		this.jdbc.sql("""
				delete from evidence where submission_id in (select id from submission where resolution_id = 'example');
				delete from submission where resolution_id = 'example';
				delete from evidence_file where task_id = 'example';
				""").update();
	}

	@Test
	void saysWhatARecommendationIsAndWhoHasAPartInIt() {
		Document page = page(CARD);

		assertThat(page.select("h1").text()).isEqualTo("2.1 Перечни дворов");
		assertThat(page.select(".wording").text()).startsWith("Представить перечни дворов");
		assertThat(page.select("dl.facts").text()).contains("Образец: благоустройство дворов", "20 января 2026",
				"Администрации поселений");
		assertThat(page.select("dl.facts a[href*='/?resolution=example']")).hasSize(1);
		assertThat(page.select(".parties a").eachAttr("href"))
			.contains("/items?resolution=example&number=2.1&organisation=settlementLitovko");
	}

	@Test
	void countsEachItemOnceAndLinksEveryFigureToItsList() {
		Document page = page(CARD);

		assertThat(page.select(".counts div").eachText()).containsExactly("в срок 3", "с опозданием 1", "просрочено 2",
				"сдано, не принято 1", "открыто, срок не прошёл 1", "отказ принят 1");
		for (Element figure : page.select(".counts a")) {
			assertThat(page(figure.attr("href")).select("table.items tbody tr")).as(figure.attr("href"))
				.hasSize(Integer.parseInt(figure.text()));
		}
		assertThat(page.select(".card-items tbody tr")).hasSize(10);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					1.1 | исполнено в срок      | Исход «исполнено» записан 17 февраля 2026 г., и всё принятое было сдано в срок | 2
					1.2 | в работе              | Есть открытые задачи                                                          | 1
					2.1 | просрочено на 9 р. д. | Срок прошёл, а задачи открыты                                                 | 2
					4.1 | ожидает               | пункт начнётся, когда будут исполнены другие                                  | 0
					""")
	void saysWhyItIsInItsState(String number, String state, String why, int reasons) {
		Document page = page("/resolutions/example/" + number);

		assertThat(page.select(".where .state").text()).contains(state);
		assertThat(page.select(".why > p").text()).contains(why);
		assertThat(page.select(".why .reasons a[href^=/items/]")).hasSize(reasons);
	}

	@Test
	void namesWhatItWaitsForAndWhoIsLate() {
		assertThat(page("/resolutions/example/4.1").select(".waits a").eachAttr("href")).containsExactly(CARD);

		assertThat(page(CARD).select(".reasons li").eachText()).satisfiesExactly(
				(litovko) -> assertThat(litovko).contains("Литовко", "02.03", "опоздание 9 рабочих дней", "уровень"),
				(ommi) -> assertThat(ommi).contains("Омми", "10.03", "опоздание 4 рабочих дня"));
		assertThat(page(CARD).select(".reasons li").get(1).select("del").text()).isEqualTo("02.03");
	}

	@Test
	void tellsEverythingThatHappenedFromTheRecords() {
		Document page = page(CARD + "?tab=history");

		List<String> told = page.select(".history tbody tr").eachText();
		assertThat(told).as("launch 1, given 11, handed in 7, judged 6, moved 2, escalated 2, outcomes 5").hasSize(34);
		assertThat(told)
			.anySatisfy((line) -> assertThat(line).contains("Срок перенесён с 02.03 на 10.03", "Ачан",
					"Снег ещё не сошёл", "изменение срока"))
			.anySatisfy((line) -> assertThat(line).contains("Возвращено на доработку сданное 26.02", "Джуен"))
			.anySatisfy((line) -> assertThat(line).contains("Исход: отказ принят", "Вознесенское"))
			.anySatisfy((line) -> assertThat(line).contains("Началась эскалация, срок был 02.03", "Литовко"));
		assertThat(told.get(33)).contains("Начато исполнение резолюции");
		assertThat(page.select(".history time").eachAttr("datetime")).isSortedAccordingTo((a, b) -> b.compareTo(a));
		assertThat(page.text()).doesNotContain("settlement").doesNotContain("??");
	}

	@Test
	void tellsWhoDidWhatInARealProcess() {
		List<String> told = page("/resolutions/card/1.1?tab=history").select(".history tbody tr").eachText();

		assertThat(told).anySatisfy((line) -> assertThat(line).contains("Взято в работу", "Принять к исполнению"))
			.anySatisfy((line) -> assertThat(line).contains("Сдано при сроке", "Принять к исполнению"))
			.noneSatisfy((line) -> assertThat(line).contains(" district "));
		assertThat(page("/resolutions/card/1.1?tab=results").select(".answers").text()).doesNotContain("accepted");
	}

	@Test
	void keepsDocumentsFromActingInOurName() throws Exception {
		byte[] pdf = new byte[2 * 1024 * 1024 + 7];
		Arrays.fill(pdf, (byte) 'x');
		System.arraycopy("%PDF-1.4".getBytes(StandardCharsets.UTF_8), 0, pdf, 0, 8);
		UUID document = evidence("2.1", "Протокол № 7.pdf", "application/pdf", pdf);
		UUID page = evidence("2.1", "a.html", "text/html",
				"<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
		UUID drawing = evidence("2.1", "a.svg", "image/svg+xml",
				"<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8));

		MockHttpServletResponse download = answer(CARD + "/evidence/" + document);
		assertThat(download.getContentAsByteArray()).isEqualTo(pdf);
		assertThat(download.getContentType()).isEqualTo("application/octet-stream");
		assertThat(download.getHeader("Content-Disposition")).startsWith("attachment;").contains("%E2%84%96");
		assertThat(download.getHeader("Content-Length")).isEqualTo(String.valueOf(pdf.length));
		for (UUID dangerous : List.of(page, drawing)) {
			MockHttpServletResponse given = answer(CARD + "/evidence/" + dangerous);
			assertThat(given.getContentType()).isEqualTo("application/octet-stream");
			assertThat(given.getHeader("Content-Disposition")).startsWith("attachment;");
			assertThat(given.getHeader("Content-Security-Policy")).contains("sandbox").contains("default-src 'none'");
			assertThat(given.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
			assertThat(answer(CARD + "/evidence/" + dangerous + "/preview").getStatus()).isEqualTo(404);
		}
		MockHttpServletResponse preview = answer(CARD + "/evidence/" + document + "/preview");
		assertThat(preview.getContentType()).isEqualTo("application/pdf");
		assertThat(preview.getHeader("Content-Disposition")).startsWith("inline;");
		assertThat(preview.getHeaders("Content-Security-Policy")).singleElement()
			.asString()
			.contains("default-src 'none'")
			.doesNotContain("script-src");
		assertThat(answer("/resolutions/example/1.1/evidence/" + document).getStatus()).as("of another one")
			.isEqualTo(404);
		assertThat(answer(CARD + "/evidence/" + UUID.randomUUID()).getStatus()).isEqualTo(404);

		Document results = page(CARD + "?tab=results");
		assertThat(results.select(".documents .digest").eachText()).hasSize(3);
		assertThat(results.select(".documents a[href$=preview]")).hasSize(1);
		assertThat(results.select(".documents").text()).contains("Протокол", "№ 7", "от 3 марта 2026 г.", "2 МБ");
		assertThat(results.select(".answers").text()).contains("Что сделано Исполнено частично",
				"Когда 2 марта 2026 г.", "unknown <b>");
		this.jdbc.sql("delete from evidence where true; delete from submission where resolution_id = 'example'")
			.update();
	}

	@ParameterizedTest
	@ValueSource(strings = { "items", "results", "scheme", "mail", "history" })
	void costsTheSameHoweverMuchThereIs(String tab) {
		List<UUID> ballast = new ArrayList<>();
		submission("2.1");
		page(CARD + "?tab=" + tab);
		long few = this.statements.count(() -> page(CARD + "?tab=" + tab)).statements();
		for (int i = 0; i < 60; i++) {
			ballast.add(this.example.item("2.1", "settlementElban", "Ещё " + i).due(3, 2).escalated(1).save());
			submission("2.1");
		}
		long many = this.statements.count(() -> page(CARD + "?tab=" + tab)).statements();
		for (String table : List.of("escalation", "deadline")) {
			this.jdbc
				.sql("delete from " + table + " where " + (table.equals("deadline") ? "id" : "deadline_id")
						+ " in (:ids)")
				.param("ids", ballast)
				.update();
		}
		removeSubmissions();

		assertThat(many).isEqualTo(few).isLessThanOrEqualTo(16);
	}

	@Test
	void drawsWhereTheProcessStands() throws Exception {
		String json = answer("/resolutions/card/1.1/diagram").getContentAsString(StandardCharsets.UTF_8);

		List<String> done = JsonPath.read(json, "$.done");
		assertThat(done).contains("userTask_accept").anyMatch((id) -> id.startsWith("flow_"));
		List<String> open = this.office.open(this.council);
		assertThat(JsonPath.<List<String>>read(json, "$.tokens[*].activity")).containsAll(open);
		assertThat(done).doesNotContainAnyElementsOf(open);
		assertThat(JsonPath.<List<String>>read(json, "$.tokens[?(@.activity == '" + open.get(0) + "')].lines[0]"))
			.singleElement()
			.asString()
			.startsWith("5 р. д., ");
		assertThat(JsonPath.<String>read(json, "$.xml")).contains("establishCoordinationCouncilProcess");
	}

	@Test
	void showsTheDiagramInABrowserAndTheSameInWords() {
		try (Chromium chromium = new Chromium(this.port)) {
			for (int width : List.of(1400, 390)) {
				Page page = chromium.windowOf("coordinator", width);
				page.navigate("/resolutions/card/1.1?tab=scheme");
				page.waitForSelector("[data-drawn]");

				assertThat(page.locator(".djs-element.live").count())
					.isEqualTo(Set.copyOf(this.office.open(this.council)).size());
				assertThat(page.locator(".djs-element.done").count()).isGreaterThan(2);
				assertThat(page.locator(".token").first().innerText()).contains("р. д.");
				assertThat(page.locator(".bjs-powered-by").isVisible()).isTrue();
				assertThat(page.locator("table.register tbody tr").count()).isGreaterThanOrEqualTo(1);
				assertThat(chromium.complaints()).isEmpty();
				assertThat(Chromium.isTooWide(page)).isFalse();
				assertThat(Chromium.barriers(page)).isEmpty();
				Chromium.shoot(page, "card-scheme-ru-" + width);
				chromium.complaints();
				for (String tab : List.of("results", "history")) {
					page.navigate("/resolutions/card/1.1?tab=" + tab);
					assertThat(chromium.complaints()).isEmpty();
					assertThat(Chromium.isTooWide(page)).isFalse();
					assertThat(Chromium.barriers(page)).isEmpty();
					Chromium.shoot(page, "card-real-" + tab + "-ru-" + width);
					chromium.complaints();
				}
				page.context().close();
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "/resolutions/example/9.9, 404", "/resolutions/nothing/1.1, 404", "/resolutions/example/x, 404",
			"/resolutions/A_B/1.1, 404", "/resolutions/example/2.1?tab=nothing, 400",
			"/resolutions/example/2.1?page=0, 400", "/resolutions/example/2.1?page=x, 400",
			"/resolutions/example/2.1?sort=title, 400", "/resolutions/example/2.1/diagram, 404" })
	void findsNothingWhereThereIsNothing(String path, int status) throws Exception {
		assertThat(answer(path).getStatus()).isEqualTo(status);
	}

	@Test
	void isLinkedFromItsItems() {
		Document list = page("/items?resolution=example&number=2.1");
		assertThat(list.select("td.number a").eachAttr("href")).hasSize(10).containsOnly(CARD);

		assertThat(page(list.select("th.what a").attr("href")).select(".item .note a").eachAttr("href"))
			.containsExactly(CARD);
	}

	private UUID evidence(String number, String name, String type, byte[] content) {
		UUID submission = submission(number);
		UUID file = UUID.randomUUID();
		UUID evidence = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into evidence_file (id, task_id, uploaded_by, uploaded_at, name, content_type, size, sha256, content)
					values (:id, 'example', 'elban', now(), :name, :type, :size, repeat('0a', 32), :content)
					""")
			.param("id", file)
			.param("name", name)
			.param("type", type)
			.param("size", content.length)
			.param("content", content)
			.update();
		this.jdbc.sql("""
				insert into evidence (id, submission_id, kind, number, issued_on, issuer, file_id)
				values (:id, :submission, 'protocol', '7', '2026-03-03', 'Эльбан', :file)
				""").param("id", evidence).param("submission", submission).param("file", file).update();
		return evidence;
	}

	private UUID submission(String number) {
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into submission (id, task_id, resolution_id, number, organisation_id, activity_id, form, submitted_by,
						submitted_at, content)
					values (:id, 'example', 'example', :number, 'settlementElban', 'userTask_report', 'reportForm', 'elban',
						:at, cast(:content as jsonb))
					""")
			.param("id", id)
			.param("number", number)
			.param("at", LocalDate.of(2026, 3, 2).atStartOfDay())
			.param("content",
					"""
							{"reported": "partly", "factDate": "2026-03-02", "summary": "Обошли дворы", "former": "unknown <b>"}""")
			.update();
		return id;
	}

	private Document page(String path) {
		try {
			MockHttpServletResponse answer = answer(path);
			assertThat(answer.getStatus()).as(path).isEqualTo(200);
			return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
		}
		catch (Exception ex) {
			throw new AssertionError(path, ex);
		}
	}

	private MockHttpServletResponse answer(String path) throws Exception {
		return this.mvc
			.perform(MockMvcRequestBuilders.get(URI.create(path))
				.with(SecurityMockMvcRequestPostProcessors.user("coordinator").roles("COORDINATOR")))
			.andReturn()
			.getResponse();
	}

}
