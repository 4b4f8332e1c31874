package resolute.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.support.Browser;
import resolute.support.Chromium;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.TaskForm;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Camunda's web applications as people see them in a browser. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasklistInRussianIT {

	private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");

	/** The product, and the zone of the browser: «Asia/Vladivostok». */
	private static final Set<String> ALLOWED = Set.of("Resolute", "Asia", "Vladivostok");

	/** What the others name besides: the engine, and an account with its address. */
	private static final Set<String> NAMES = Set.of("Camunda", "Platform", "elban", "example", "org");

	private static final Pattern AGO = Pattern.compile("\\s*(\\d+ )?(год|года|лет) назад\\s*");

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	private Chromium chromium;

	@BeforeAll
	void openBrowser() {
		this.chromium = new Chromium(this.port);
	}

	@AfterAll
	void closeBrowser() {
		this.chromium.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1400, 390 })
	void aClerkReadsRussian(int width) {
		Task task = task();
		Page page = this.chromium.windowOf("elban", width);

		open(page, task);

		Chromium.shoot(page, "tasklist-ru-" + width);
		assertThat(latin(page)).isSubsetOf(ALLOWED);
		assertThat(page.title()).isEqualTo("Resolute Задачи");
		assertThat(visible(page, ".ce-eol-banner")).isFalse();
		assertThat(visible(page, ".brand-logo")).isFalse();
		assertThat(visible(page, ".create-task-action")).isFalse();
		assertThat(visible(page, ".start-process-action")).isFalse();
		assertThat(page.locator(".task-card .claim").innerText()).isEqualTo("Взять в работу");
		assertThat(page.locator(".task-card .due-date").innerText()).matches(AGO);
		page.locator(".task-card .due-date span[am-time-ago]").hover();
		assertThat(page.locator(".tooltip").innerText()).contains("3 февраля 2014");
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	@Test
	void aDateIsRussianAtOnceWhereAMailLeadsToTheTask() {
		Task task = task();
		Page page = this.chromium.windowOf("elban", 1400);
		page.navigate("about:blank");
		open(page, task);

		page.locator(".task-card .claim").click();
		page.locator(".task-card .unclaim").waitFor();

		assertThat(page.locator(".task-card .due-date").innerText()).matches(AGO);
		assertThat(page.locator(".task-card .assignee").innerText()).contains("Эльбан");
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	/** The day ends at 16:59 there; what was handed in has the district's time. */
	@Test
	void whoIsElsewhereReadsWhoseTimeItIs() {
		Task task = task();
		Page page = this.chromium.windowAway("elban", "Europe/Moscow");
		open(page, task);

		page.locator(".task-card .due-date span[am-time-ago]").hover();
		assertThat(page.locator(".tooltip").innerText()).contains("3 февраля 2014", "16:59");
		assertThat(page.locator("#footer-timezone").innerText()).contains("Europe/Moscow");
		TaskForm.take(page);
		TaskForm form = TaskForm.opened(page);
		form.fill(this.office.form(task), Map.of("decision", "accepted", "contactPerson", "Специалист, 2-15-40"));
		form.complete();
		page.locator(".task-receipt").waitFor();

		assertThat(page.locator(".task-receipt").innerText()).contains("Сдано 29 января 2014 г. в ",
				" по времени района (UTC+11:00)");
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	@Test
	void anEnglishBrowserReadsEnglish() {
		Task task = task();
		Page page = this.chromium.windowOf("elban", 1400, "en-GB");

		open(page, task);

		assertThat(page.title()).isEqualTo("Resolute Tasks");
		assertThat(page.locator(".task-card .claim").innerText()).isEqualTo("Claim");
		assertThat(page.locator(".task-card .nav-tabs").innerText()).contains("Form", "Diagram")
			.doesNotContain("History");
		page.locator(".task-card .due-date span[am-time-ago]").hover();
		assertThat(page.locator(".tooltip").innerText()).contains("February").contains("2014");
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	@ParameterizedTest
	@CsvSource({ "elban,welcome,Resolute Начало", "admin,admin,Resolute Администрирование",
			"coordinator,cockpit,Resolute Мониторинг" })
	void theOtherApplicationsAreRussianToo(String user, String application, String title) {
		Page page = this.chromium.windowOf(user, 1400);

		page.navigate("/camunda/app/" + application + "/default/");
		page.waitForLoadState(LoadState.NETWORKIDLE);

		Chromium.shoot(page, application + "-ru-1400");
		assertThat(page.title()).startsWith(title);
		assertThat(latin(page)).filteredOn((word) -> !ALLOWED.contains(word)).isSubsetOf(NAMES);
		assertThat(visible(page, ".ce-eol-banner")).isFalse();
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	@ParameterizedTest
	@CsvSource({ "app/tasklist/scripts/config.js,no-cache", "app/tasklist/styles/user-styles.css,no-cache",
			"app/tasklist/locales/ru.json,'private, max-age=60'", "app/admin/locales/en.json,'private, max-age=60'",
			"lib/deps.js,'private, max-age=31536000, immutable'",
			"app/tasklist/camunda-tasklist-bootstrap.js,'private, max-age=31536000, immutable'" })
	void camundasFilesAreKeptAndOursAskedForAnew(String file, String kept) {
		var answer = Browser.of("admin", this.port).get("/camunda/" + file + "?bust=7.24.0");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().allValues("Cache-Control")).containsExactly(kept);
	}

	@Test
	void theIconIsOurs() throws IOException {
		Browser elban = Browser.of("elban", this.port);

		assertThat(elban.get("/camunda/app/tasklist/default/").body()).contains("href=\"/camunda/favicon.ico\"");
		assertThat(elban.download("/camunda/favicon.ico")).isEqualTo(
				Files.readAllBytes(Path.of("src/main/resources/META-INF/resources/webjars/camunda/favicon.ico")));
	}

	private Task task() {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		ProcessInstance process = this.office.start("holdSettlementEventsProcess", "2.1");
		return this.office.task(process, "userTask_accept", "settlementElban");
	}

	private static void open(Page page, Task task) {
		page.navigate("/camunda/app/tasklist/default/#/?task=" + task.getId());
		page.locator(".task-card .claim").waitFor();
		page.waitForLoadState(LoadState.NETWORKIDLE);
	}

	/**
	 * Words in Latin letters that can be seen, without the names of people and accounts.
	 */
	private static List<String> latin(Page page) {
		String text = page.locator("body").innerText();
		return LATIN.matcher(text).results().map(MatchResult::group).distinct().toList();
	}

	private static boolean visible(Page page, String selector) {
		return page.locator(selector).all().stream().anyMatch(Locator::isVisible);
	}

}
