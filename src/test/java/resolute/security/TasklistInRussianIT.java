package resolute.security;

import java.time.LocalDate;
import java.util.List;
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

	private static final Pattern AGO = Pattern.compile("\\s*(\\d+ )?(год|года|лет) назад\\s*");

	/** Of the policy that Camunda sends with its pages. */
	private static final String SANDBOX = "An iframe which has both allow-scripts and allow-same-origin";

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
		assertThat(complaints()).isEmpty();
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
		assertThat(complaints()).isEmpty();
		page.context().close();
	}

	@Test
	void anEnglishBrowserReadsEnglish() {
		Task task = task();
		Page page = this.chromium.windowOf("elban", 1400, "en-GB");

		open(page, task);

		assertThat(page.title()).isEqualTo("Resolute Tasks");
		assertThat(page.locator(".task-card .claim").innerText()).isEqualTo("Claim");
		assertThat(page.locator(".task-card .nav-tabs").innerText()).contains("Form", "History", "Diagram");
		page.locator(".task-card .due-date span[am-time-ago]").hover();
		assertThat(page.locator(".tooltip").innerText()).contains("February").contains("2014");
		assertThat(complaints()).isEmpty();
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
		assertThat(visible(page, ".ce-eol-banner")).isFalse();
		assertThat(complaints()).isEmpty();
		page.context().close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "locales/ru.json", "locales/en.json", "scripts/config.js", "styles/user-styles.css" })
	void whatIsOursIsAskedForAnew(String file) {
		var answer = Browser.of("elban", this.port).get("/camunda/app/tasklist/" + file + "?bust=7.24.0");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
	}

	private Task task() {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		ProcessInstance process = this.office.start("holdSettlementEventsProcess", "2.1");
		return this.office.task(process, "userTask_accept", "settlementElban");
	}

	private List<String> complaints() {
		return this.chromium.complaints().stream().filter((complaint) -> !complaint.contains(SANDBOX)).toList();
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
