package resolute.dashboard;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import resolute.deadline.DeadlineRegister;
import resolute.execution.CoordinatorActions;
import resolute.execution.ExtensionDesk;
import resolute.shared.RecommendationKey;
import resolute.support.Chromium;
import resolute.support.IntegrationTest;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What a coordinator does in a browser: the morning, and each action of a card. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoordinatorMorningIT {

	private static final String REMOVAL = "userTask_removeFromControl";

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	@Autowired
	private DeadlineRegister deadlines;

	@Autowired
	private ExtensionDesk extensions;

	@Autowired
	private CoordinatorActions actions;

	@Autowired
	private JdbcClient jdbc;

	private Chromium chromium;

	@BeforeAll
	void openBrowser() {
		this.chromium = new Chromium(this.port);
	}

	@AfterAll
	void closeBrowser() {
		this.chromium.close();
	}

	@BeforeEach
	void morning() {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
	}

	@Test
	void fromSignInToThePrintedControlSheet() throws IOException {
		ProcessInstance council = this.office.startOnRecord("establishCoordinationCouncilProcess", "1.1",
				"Координационный совет");
		this.office.walkTo(council, REMOVAL);
		this.jdbc.sql("update resolution set adopted_on = '2014-01-29' where id = :id")
			.param("id", RecommendationKey.parse(council.getBusinessKey()).resolution().value())
			.update();
		Page page = this.chromium.windowOf("coordinator", 1400);

		assertThat(page.locator("h1").innerText()).isEqualTo("Образец резолюции");
		assertThat(state(page)).contains("на снятии");
		page.locator(".wants a", new Page.LocatorOptions().setHasText("На снятие с контроля: 1")).click();
		page.locator("tbody th a").click();
		for (Locator box : page.locator("input[name=confirmed]").all()) {
			box.check();
		}
		say(page, "reason", "Постановление опубликовано");
		submit(page);

		assertThat(page.locator("[role=status]").first().innerText()).contains("Снято с контроля");
		page.locator(".back a").first().click();
		assertThat(state(page)).contains("исполнено в срок");
		assertThat(page.locator(".wants").count()).isZero();
		page.locator(".title a", new Page.LocatorOptions().setHasText("Контрольный лист")).click();
		page.waitForLoadState();
		page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
		Chromium.shoot(page, "control-sheet-printed");
		String printed = text(page.pdf(new Page.PdfOptions().setFormat("A4").setLandscape(true)));
		assertThat(printed).contains("Образец резолюции", "1.1", "Координационный совет", "исполнено")
			.doesNotContain("Выйти", "Рабочие дни", "Показать");
		assertThat(printed.split("исполнено в срок", -1)).as("each of the 20 items").hasSize(21);
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	@Test
	void eachActionOfACard() {
		ProcessInstance council = this.office.startOnRecord("establishCoordinationCouncilProcess", "1.1",
				"Координационный совет");
		RecommendationKey key = RecommendationKey.parse(council.getBusinessKey());
		UUID item = item(this.office.task(council, "userTask_accept"));
		Page page = this.chromium.windowOf("coordinator", 1400);
		open(page, key);

		follow(page, "Комментировать");
		say(page, "text", "@elban, посмотрите");
		submit(page);
		assertThat(page.locator(".comments .said").innerText()).isEqualTo("@elban, посмотрите");

		follow(page, "Дать поручение");
		page.locator("select[name=organisation]").selectOption("settlementElban");
		say(page, "text", "Составить перечень домов");
		page.locator("input[name=dueOn]").fill("2014-03-14");
		say(page, "reason", "Решение планёрки");
		submit(page);
		assertThat(page.locator("table", new Page.LocatorOptions().setHasText("Составить перечень домов")).count())
			.isPositive();

		this.extensions.ask(item, LocalDate.of(2014, 2, 10), "Ждём прокуратуру", "district");
		open(page, key);
		page.locator(".waiting a").first().click();
		say(page, "reason", "Времени достаточно");
		page.locator("button[value=refuse]").click();
		awaitCard(page, key);
		this.extensions.ask(item, LocalDate.of(2014, 2, 14), "Всё ещё ждём", "district");
		open(page, key);
		page.locator(".waiting a").first().click();
		page.locator("button[value=grant]").click();
		awaitCard(page, key);
		assertThat(this.deadlines.find(item).orElseThrow().dueOn()).isEqualTo("2014-02-14");

		page.navigate("/items/" + item);
		follow(page, "Напомнить");
		say(page, "reason", "Завтра совет");
		submit(page);
		page.navigate("/items/" + item);
		follow(page, "Перепоручить");
		page.locator("select[name=organisation]").selectOption("settlementBolon");
		say(page, "reason", "Так решили");
		submit(page);
		assertThat(this.deadlines.find(item).orElseThrow().organisation().orElseThrow().value())
			.isEqualTo("settlementBolon");

		this.office.walkTo(council, REMOVAL);
		open(page, key);
		page.locator(".waiting a", new Page.LocatorOptions().setHasText("Вернуть")).click();
		say(page, "reason", "Нет места публикации");
		submit(page);
		this.office.walkTo(council, REMOVAL);
		open(page, key);
		page.locator(".waiting a", new Page.LocatorOptions().setHasText("Закрыть")).click();
		say(page, "reason", "Совет упразднён");
		submit(page);

		assertThat(kinds(key)).containsExactlyInAnyOrder("comment", "assign", "refuseExtension", "grantExtension",
				"remind", "reassign", "rework", "closeAsObsolete");
		page.navigate("/resolutions/" + key + "?tab=history");
		assertThat(page.locator(".history").innerText()).contains("Координатор вернул на доработку",
				"Нет места публикации", "Координатор перепоручил", "Координатор напомнил");
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	@Test
	void whatRecursIsEndedAndWhatIsNotIsWithdrawn() {
		RecommendationKey meetings = RecommendationKey
			.parse(this.office.startOnRecord("holdCouncilMeetingsProcess", "1.2", "Ежемесячные заседания")
				.getBusinessKey());
		RecommendationKey council = RecommendationKey
			.parse(this.office.startOnRecord("establishCoordinationCouncilProcess", "1.1", "Координационный совет")
				.getBusinessKey());
		Page page = this.chromium.windowOf("coordinator", 390);

		open(page, meetings);
		follow(page, "Завершить");
		assertThat(page.locator("#ends").innerText()).contains("Прекратится");
		say(page, "reason", "Совет упразднён");
		submit(page);
		open(page, council);
		follow(page, "Отозвать");
		say(page, "reason", "Район преобразован");
		submit(page);

		assertThat(kinds(meetings)).containsExactly("end");
		assertThat(kinds(council)).containsExactly("withdraw");
		assertThat(page.locator("h1 ~ .where").innerText()).contains("утратило смысл");
		assertThat(this.chromium.complaints()).isEmpty();
		page.context().close();
	}

	private UUID item(Task task) {
		return this.deadlines.ofTask(task.getId()).orElseThrow().id();
	}

	private List<String> kinds(RecommendationKey key) {
		return this.actions.of(key).stream().map(CoordinatorActions.Entry::kind).toList();
	}

	private static void open(Page page, RecommendationKey key) {
		page.navigate("/resolutions/" + key);
	}

	private static void awaitCard(Page page, RecommendationKey key) {
		page.waitForURL("**/resolutions/" + key);
	}

	private static void follow(Page page, String link) {
		page.locator("#content a", new Page.LocatorOptions().setHasText(link)).first().click();
		page.waitForURL("**/actions/**");
	}

	private static void say(Page page, String field, String text) {
		page.locator("textarea[name=" + field + "]").fill(text);
	}

	private static void submit(Page page) {
		page.locator(".action button[type=submit]").click();
		page.waitForURL((url) -> !url.contains("/actions/"));
	}

	private static String state(Page page) {
		return page.locator("#r1\\.1 .state").first().innerText();
	}

	private static String text(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
		}
	}

}
