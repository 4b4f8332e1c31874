package resolute.dashboard.timeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import resolute.database.StatementCount;
import resolute.execution.PlannedTerms;
import resolute.execution.ProcessTerms;
import resolute.resolution.Resolutions;
import resolute.shared.ResolutionId;
import resolute.support.Chromium;
import resolute.support.Example;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;

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
 * The timeline of the example and of the real resolution, which nobody has launched yet.
 * Its days are counted by hand from Monday, the 16th of March 2026.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineIT {

	private static final String AMURSK = "/resolutions/amursk-2014/timeline";

	private final MockMvc mvc;

	private final JdbcClient jdbc;

	private final Example example;

	private final Chromium chromium;

	private final TimelineQuery query;

	private final PlannedTerms terms;

	private final Resolutions resolutions;

	private final StatementCount statements;

	@Autowired
	TimelineIT(WebApplicationContext context, JdbcClient jdbc, MutableClock clock, TimelineQuery query,
			PlannedTerms terms, Resolutions resolutions, StatementCount statements, @LocalServerPort int port) {
		clock.moveTo(Example.TODAY);
		this.mvc = MockMvcBuilders.webAppContextSetup(context)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
		this.jdbc = jdbc;
		this.example = new Example(jdbc);
		this.chromium = new Chromium(port);
		this.query = query;
		this.terms = terms;
		this.resolutions = resolutions;
		this.statements = statements;
	}

	@BeforeAll
	void add() {
		this.example.add();
	}

	@AfterAll
	void close() {
		this.chromium.close();
		this.example.remove();
	}

	@Test
	void theModelsSayHowLongTheirWorkTakes() {
		Map<String, String> found = this.resolutions.recommendations(new ResolutionId("amursk-2014"))
			.stream()
			.collect(Collectors.toMap((one) -> one.key().number(), (one) -> {
				ProcessTerms terms = Optional.ofNullable(this.terms.of(List.of(one.processId())).get(one.processId()))
					.orElseThrow();
				return terms.whole() + (terms.isRecurring() ? " then recurring" : "");
			}));

		assertThat(found).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(Map.entry("1.1", "28"),
				Map.entry("1.2", "3 then recurring"), Map.entry("1.3", "20 then recurring"), Map.entry("1.4", "23"),
				Map.entry("1.5", "30 then recurring"), Map.entry("1.6", "33 then recurring"),
				Map.entry("1.7", "63 then recurring"), Map.entry("2.1", "30 then recurring"),
				Map.entry("2.2", "3 then recurring"), Map.entry("3.1", "0 then recurring"), Map.entry("3.2", "39"),
				Map.entry("3.3", "0 then recurring"), Map.entry("4.1", "112"), Map.entry("4.2", "63"),
				Map.entry("4.3", "63")));
	}

	@Test
	void showsWhatWasPlannedWhatHappenedAndWhatIsExpected() throws Exception {
		Document page = page("/resolutions/example/timeline");

		assertThat(page.select("svg g > text.group")).hasSize(4);
		assertThat(page.select("figure svg a").eachAttr("href")).containsExactly("/resolutions/example/1.1",
				"/resolutions/example/1.2", "/resolutions/example/2.1", "/resolutions/example/3.1",
				"/resolutions/example/4.1");
		assertThat(page.select(".scroll rect.is-done")).hasSize(1);
		assertThat(page.select(".scroll rect.late")).hasSize(2);
		assertThat(page.select(".scroll path.original")).hasSize(1);
		assertThat(page.select(".scroll path.extended")).hasSize(1);
		assertThat(page.select(".scroll path.arrow")).hasSize(1);
		assertThat(page.select(".scroll text.name").eachText()).contains("январь", "февраль", "март");
		assertThat(page.select("[style], style, script:not([src])")).isEmpty();

		assertThat(cells(page, "1.1")).containsExactly("исполнено", "21.01", "13.02", "17.02", "—", "—");
		assertThat(cells(page, "1.2")).containsExactly("в работе", "21.01", "10.04", "≈ 10.04", "0", "10.04");
		assertThat(cells(page, "2.1")).containsExactly("просрочено", "21.01", "18.03", "≈ 19.03", "+1", "02.03");
		assertThat(cells(page, "3.1")).containsExactly("просрочено", "21.01", "30.03", "≈ 30.03", "0", "27.02");
		assertThat(cells(page, "4.1")).containsExactly("ожидает", "—", "—", "не рассчитать", "—", "—");
		assertThat(page.select("tr[id=r2.1] .what").text()).contains("02.03 → 10.03");
		assertThat(page.select("tr[id=r4.1] .what a[href=#r2.1]")).hasSize(1);
	}

	@Test
	void withoutALaunchEverythingIsReckonedFromToday() throws Exception {
		Document page = page(AMURSK);

		assertThat(cells(page, "1.1")).containsExactly("ожидает", "≈ 16.03", "23.04", "≈ 23.04", "0", "—");
		assertThat(cells(page, "1.5")).containsExactly("ожидает", "≈ 23.04", "08.06",
				"≈ 08.06 начало регулярной работы", "0", "—");
		assertThat(cells(page, "4.1")).containsExactly("ожидает", "≈ 28.05", "03.11", "≈ 03.11", "0", "—");
		assertThat(page.select(".moves")).isEmpty();
	}

	@Test
	void tellsWhatMovesIfOneIsLate() throws Exception {
		Document page = page(AMURSK + "?late=1.1&by=10");

		assertThat(page.select(".moves tbody tr").eachText()).containsExactly(
				"1.1 Координационный совет 23.04 08.05 +10",
				"1.2 Ежемесячные заседания совета начало регулярной работы 28.04 14.05 +10",
				"1.4 Инициативная группа 28.05 11.06 +10",
				"1.5 Выявление и мониторинг инициатив начало регулярной работы 08.06 23.06 +10",
				"3.2 Предложения и проекты организаций 03.08 17.08 +10",
				"4.1 Проект стратегии кластера 03.11 18.11 +10", "4.2 Инновационная площадка 26.08 09.09 +10",
				"4.3 Отделение ДАСИ 26.08 09.09 +10");
		assertThat(page.expectFirst("option[selected]").val()).isEqualTo("1.1");
		assertThat(page.expectFirst("input[name=by]").val()).isEqualTo("10");
		assertThat(page("/resolutions/amursk-2014/timeline?late=4.3&by=60").select(".moves tbody tr")).hasSize(1);
	}

	@Test
	void reckonsFromWhatIsOpenOnceItHasBegun() throws Exception {
		this.jdbc.sql("""
				insert into deadline (id, task_id, resolution_id, number, activity_id, title, original_due_on, due_on,
					preliminary, opened_at, state, version, basis_on, dated_on)
				values (gen_random_uuid(), 'timeline', 'amursk-2014', '1.1', 'userTask_draftDecree', '', '2026-03-18',
					'2026-03-18', false, '2026-03-02T00:00:00Z', 'open', 0, '2026-03-18', '2026-03-02')
				""").update();
		try {
			// Three, two, three, two and two for the report, not before the twentieth,
			// and
			// three for the removal.
			assertThat(cells(page(AMURSK), "1.1")).containsExactly("в работе", "02.03", "23.04", "≈ 08.04", "−11",
					"18.03");
		}
		finally {
			this.jdbc.sql("delete from deadline where task_id = 'timeline'").update();
		}
	}

	@Test
	void asksAgainWhereAQuestionCannotBeAnswered() throws Exception {
		for (String by : List.of("61", "-1", "ten", "1.5", "9999999999")) {
			MockHttpServletResponse answer = get(AMURSK + "?late=1.1&by=" + by);
			assertThat(answer.getStatus()).as(by).isEqualTo(422);
			assertThat(Jsoup.parse(answer.getContentAsString()).select(".message.bad").text()).contains("от 0 до 60");
		}
		for (String path : List.of(AMURSK + "?late=9.9&by=1", "/resolutions/example/timeline?late=1.1&by=1")) {
			MockHttpServletResponse answer = get(path);
			assertThat(answer.getStatus()).isEqualTo(422);
			assertThat(Jsoup.parse(answer.getContentAsString()).select(".message.bad").text())
				.contains("опоздать не может");
		}
		assertThat(get("/resolutions/no-such/timeline").getStatus()).isEqualTo(404);
		assertThat(get("/resolutions/NO%20SUCH/timeline").getStatus()).isEqualTo(404);
	}

	@Test
	void costsSixStatementsWhateverThereIs() {
		for (String id : List.of("amursk-2014", "example")) {
			this.query.read(new ResolutionId(id));
			assertThat(this.statements.count(() -> this.query.read(new ResolutionId(id))).statements()).as(id)
				.isEqualTo(6);
		}
	}

	@Test
	void theSliderAnswersWhileItIsMovedByTheKeyboard() {
		Page page = this.chromium.windowOf("coordinator", 1400);
		page.navigate(AMURSK);
		Locator slider = page.locator("input[name=by]");
		Locator rows = page.locator(".moves tbody tr");
		PlaywrightAssertions.assertThat(rows).hasCount(0);

		slider.focus();
		slider.press("ArrowRight");
		PlaywrightAssertions.assertThat(page.locator("output")).hasText("1");
		PlaywrightAssertions.assertThat(rows).hasCount(8);
		PlaywrightAssertions.assertThat(rows.first()).containsText("24.04");
		slider.press("End");
		PlaywrightAssertions.assertThat(page.locator("output")).hasText("60");
		PlaywrightAssertions.assertThat(rows.first()).containsText("+60");
		PlaywrightAssertions.assertThat(slider).isFocused();

		page.locator("select[name=late]").selectOption("1.5");
		PlaywrightAssertions.assertThat(rows).hasCount(2);
		assertThat(page.evaluate("() => window.htmx.config.allowEval")).isEqualTo(false);
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	private static List<String> cells(Document page, String number) {
		return page.expectFirst("tr[id=r" + number + "]").select("td:not(.number)").stream().map((cell) -> {
			Element copy = cell.clone();
			copy.select(".icon").remove();
			return copy.text();
		}).toList();
	}

	private Document page(String path) throws Exception {
		MockHttpServletResponse answer = get(path);
		assertThat(answer.getStatus()).isEqualTo(200);
		return Jsoup.parse(answer.getContentAsString());
	}

	private MockHttpServletResponse get(String path) throws Exception {
		return this.mvc
			.perform(MockMvcRequestBuilders.get(java.net.URI.create(path))
				.with(SecurityMockMvcRequestPostProcessors.user("coordinator").roles("COORDINATOR")))
			.andReturn()
			.getResponse();
	}

}
