package resolute.dashboard;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.microsoft.playwright.Page;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import resolute.support.Chromium;
import resolute.support.Example;
import resolute.support.ExampleRegisters;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page in a real browser, in both languages, on a desk and on a telephone: nothing
 * is out of reach, nothing complains, nothing is wider than the screen. The pictures are
 * in {@link Chromium#SCREENSHOTS}.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

	/** Pages that no row opens, and what is to be said of each. */
	private static final Map<String, String> ELSEWHERE = Map.ofEntries(Map.entry("/my/mail", "leads on"),
			Map.entry("/items/of-task/{taskId}", "leads on"), Map.entry("/meetings/of-task/{taskId}", "leads on"),
			Map.entry("/items/{id}/task", "leads on, or refuses: FromMailToTaskIT"),
			Map.entry("/meetings/{resolution}/{number}/{month}/information", "CouncilMeetingIT"),
			Map.entry("/meetings/{resolution}/{number}/audiences", "CouncilMeetingIT"),
			Map.entry("/meetings/{resolution}/{number}/audiences/{id}/removal", "CouncilMeetingIT, over HTTP"),
			Map.entry("/resolutions/{resolution}/{number}/actions/removals/{id}", "ActionsIT"),
			Map.entry("/resolutions/{resolution}/{number}/actions/extensions/{id}", "ActionsIT"),
			Map.entry("/resolutions/{resolution}/{number}/actions/withdrawal", "ActionsIT"),
			Map.entry("/resolutions/{resolution}/{number}/actions/end", "ActionsIT, over HTTP"),
			Map.entry("/items/{id}/actions/reminder", "ActionsIT"),
			Map.entry("/items/{id}/actions/reassignment", "ActionsIT"),
			Map.entry("/substitutions/{id}/end", "OrganisationsIT, over HTTP"),
			Map.entry("/calendar/years/uploads/{upload}", "CalendarYearsPageIT, over HTTP"));

	private final Example example;

	private final ExampleRegisters registers;

	private final JdbcClient jdbc;

	private final RequestMappingHandlerMapping mappings;

	private final Chromium chromium;

	/** Signed in once, by who and how wide. */
	private final Map<String, Page> windows = new HashMap<>();

	@Autowired
	PagesIT(JdbcClient jdbc, MutableClock clock, @LocalServerPort int port,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
		clock.moveTo(Example.TODAY);
		this.jdbc = jdbc;
		this.mappings = mappings;
		this.example = new Example(jdbc);
		this.registers = new ExampleRegisters(jdbc);
		this.chromium = new Chromium(port);
	}

	@BeforeAll
	void add() {
		this.example.add();
		this.registers.add();
		this.jdbc
			.sql("""
					insert into mail_preference (user_id, token) values ('ommi', '00000000-0000-0000-0012-000000000001');
					insert into mail (id, key, kind, recipient, user_id, address, name, language, role, resolution_id, number, day,
						created_at, state, expires_at, sent_at, attempts, subject, content)
					values ('00000000-0000-0000-0012-000000000002', 'example', 'reminder', 'ommi', 'ommi', 'ommi@example.org',
						'Образец: специалист, Омми', 'ru', 'executor', 'example', '2.1', '2026-03-16', '2026-03-16T01:00:00Z',
						'sent', '2026-03-19T01:00:00Z', '2026-03-16T01:01:00Z', 1, 'Пункт 2.1: срок прошёл',
						convert_to(E'From: resolute@example.org\\r\\nTo: ommi@example.org\\r\\nSubject: 2.1\\r\\n'
							'Date: Mon, 16 Mar 2026 11:01:00 +1000\\r\\nMIME-Version: 1.0\\r\\n'
							'Content-Type: multipart/alternative; boundary=part\\r\\n\\r\\n'
							'--part\\r\\nContent-Type: text/plain; charset=UTF-8\\r\\n\\r\\nСрок прошёл.\\r\\n'
							'--part\\r\\nContent-Type: text/html; charset=UTF-8\\r\\n\\r\\n'
							'<html lang="ru"><title>2.1</title><p>Срок прошёл.</p></html>\\r\\n--part--\\r\\n', 'UTF8'));
					""")
			.update();
	}

	@AfterAll
	void close() {
		this.chromium.close();
		this.jdbc.sql("delete from mail where key = 'example'; delete from mail_preference where user_id = 'ommi'")
			.update();
		this.registers.remove();
		this.example.remove();
	}

	@Test
	void everyPageIsLookedAt() throws IOException {
		Set<PathPattern> pages = new HashSet<>();
		this.mappings.getHandlerMethods().forEach((mapping, method) -> {
			if (method.getBeanType().getName().startsWith("resolute.")
					&& mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)
					&& method.getMethod().getReturnType() == String.class) {
				pages.addAll(Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatterns());
			}
		});
		Set<String> unseen = pages.stream().map(PathPattern::getPatternString).collect(Collectors.toSet());

		for (CSVRecord row : rows()) {
			PathContainer path = PathContainer.parsePath(row.get(1).replaceAll("\\?.*", ""));
			pages.stream()
				.filter((page) -> page.matches(path))
				.min(Comparator.naturalOrder())
				.ifPresent((page) -> unseen.remove(page.getPatternString()));
		}
		assertThat(unseen).containsExactlyInAnyOrderElementsOf(ELSEWHERE.keySet());
	}

	private static List<CSVRecord> rows() throws IOException {
		try (var file = new InputStreamReader(Objects.requireNonNull(PagesIT.class.getResourceAsStream("/pages.csv")),
				StandardCharsets.UTF_8)) {
			return CSVFormat.DEFAULT.builder().setCommentMarker('#').get().parse(file).getRecords();
		}
	}

	@ParameterizedTest(name = "{0}")
	@CsvFileSource(resources = "/pages.csv", emptyValue = "")
	void everybodyCanUseIt(String name, String path, @Nullable String user) {
		for (int width : List.of(1400, 390)) {
			Page page = this.windows.computeIfAbsent(user + " " + width,
					(key) -> (user != null) ? this.chromium.windowOf(user, width) : this.chromium.window(width));
			for (String language : List.of("en", "ru")) {
				// What was put in to take the last picture.
				this.chromium.complaints();
				page.navigate(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
				if (page.locator(".diagram .canvas").count() > 0) {
					page.waitForSelector("[data-drawn]");
				}
				assertThat(this.chromium.complaints()).as(name).isEmpty();
				Chromium.shoot(page, name + "-" + language + "-" + width);
				assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
				assertThat(page.locator("body").innerText()).as(name).doesNotContain("??");
				assertThat(Chromium.isTooWide(page)).as(name + " is too wide at " + width).isFalse();
			}
			assertThat(Chromium.barriers(page)).as(name + " " + width).isEmpty();
		}
	}

}
