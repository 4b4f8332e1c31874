package resolute.execution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.support.Browser;
import resolute.support.Chromium;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.Scheduling.ScheduledWork;
import resolute.support.Submissions;
import resolute.support.TaskForm;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What participants go through with their tasks, each as its person would do it: in a
 * browser, in Russian. From a letter to its task is in {@code FromMailToTaskIT}, the
 * council's month in {@code CouncilMeetingIT}.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParticipantStoriesIT {

	private static final String REPORT = "userTask_reportAssignment";

	private static final String SUMMARY = "Перечень составлен: 12 домов, из них 3 аварийных.";

	/** What browsers, AngularJS, the engine, Thymeleaf and readers could fall for. */
	private static final String PAYLOAD = "<img src=x onerror=alert(1)><script>alert(2)</script> {{7*7}} ${7*7} "
			+ "#{7*7} [[${7*7}]] \u202Egnp.exe\u202C";

	private static final Pattern DIRECTIONS = Pattern.compile("[\u202E\u202C]");

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	@Autowired
	private TaskService tasks;

	@Autowired
	private Participants participants;

	@Autowired
	private ScheduledWork scheduled;

	@Autowired
	private JdbcClient jdbc;

	private final List<String> dialogs = new ArrayList<>();

	private final List<Page> windows = new ArrayList<>();

	/** What an assignment was given for, by the task to report about it. */
	private final Map<String, ProcessInstance> works = new HashMap<>();

	private Chromium chromium;

	@BeforeAll
	void open() {
		this.chromium = new Chromium(this.port);
	}

	@AfterAll
	void close() {
		this.chromium.close();
	}

	@BeforeEach
	void morning() {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
	}

	@AfterEach
	void nothingComplained() {
		this.windows.forEach((window) -> window.context().close());
		this.windows.clear();
		assertThat(this.dialogs).isEmpty();
		assertThat(this.chromium.complaints()).isEmpty();
	}

	@Test
	void aClerkLeavesInTheMiddleAndComesBackToTheDraft() {
		Task report = assignment("settlementElban", "Составить перечень домов");
		Page page = window("elban");
		page.navigate("/my");
		task(page, report).click();
		TaskForm.take(page);
		TaskForm form = TaskForm.opened(page);
		form.attach("evidence", TaskForm.pdf("перечень.pdf"), TaskForm.pdf("черновик.pdf"));
		date(form, 0, "2014-01-28");
		date(form, 1, "2014-01-29");
		page.waitForResponse(
				(answer) -> answer.url().endsWith("/draft")
						&& String.valueOf(answer.request().postData()).contains(SUMMARY),
				() -> value(form, "summary", SUMMARY));
		form.awaitSaved();
		leave(page);

		page = window("elban");
		TaskForm again = TaskForm.open(page, report.getId());
		assertThat(again.note()).startsWith("Вы продолжаете черновик");
		assertThat(value(again, "summary")).isEqualTo(SUMMARY);
		assertThat(documents(again)).containsExactly("перечень.pdf", "черновик.pdf");
		Chromium.shoot(page, "story-1-draft");
		again.evidence("evidence").locator("button", new Locator.LocatorOptions().setHasText("Убрать")).last().click();
		again.evidence("evidence")
			.locator(".resolute-document")
			.nth(1)
			.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		again.attach("evidence", TaskForm.pdf("письмо.pdf"));
		date(again, 1, "2014-01-27");
		value(again, "factDate", "2014-01-29");
		again.complete();

		assertThat(receipt(page).innerText()).contains("Записано: 1.1", "Эльбан", "документов:\u00a02", SUMMARY,
				"перечень.pdf", "письмо.pdf", "Что дальше");
		Chromium.shoot(page, "story-1-receipt");
		assertThat(evidence(report)).containsExactlyInAnyOrder("перечень.pdf", "письмо.pdf");
		assertThat(this.jdbc.sql("select count(*) from evidence_file where task_id = :task")
			.param("task", report.getId())
			.query(Integer.class)
			.single()).as("without what was removed").isEqualTo(2);
	}

	@Test
	void aDraftWaitsForTheServer() {
		Task report = assignment("settlementElban", "Составить перечень домов");
		Page page = window("elban");
		TaskForm form = TaskForm.openTaken(page, report.getId());
		page.context().setOffline(true);
		value(form, "summary", SUMMARY);
		page.locator(".resolute-saved", new Page.LocatorOptions().setHasText("нет связи с сервером")).waitFor();
		page.context().setOffline(false);
		form.awaitSaved();
		this.chromium.complaints();

		page.route("**/form-values", Route::abort);
		page.reload();
		TaskForm unknown = TaskForm.opened(page);
		assertThat(unknown.note()).startsWith("Не удалось узнать, что уже введено");
		Chromium.shoot(page, "story-1-unknown");
		page.unroute("**/form-values");
		page.locator(".resolute-note button").click();
		page.locator(".resolute-note", new Page.LocatorOptions().setHasText("Вы продолжаете черновик")).waitFor();
		assertThat(value(TaskForm.opened(page), "summary")).isEqualTo(SUMMARY);
		assertThat(this.chromium.complaints()).allMatch((complaint) -> complaint.contains("net::ERR_FAILED"));
	}

	@Test
	void whatIsTypedSignedOutIsThereAfterSigningIn() {
		Task report = assignment("settlementElban", "Составить перечень домов");
		Page page = window("elban");
		TaskForm form = TaskForm.openTaken(page, report.getId());
		page.context().clearCookies();
		value(form, "summary", SUMMARY);

		// Tasklist notices it within ten seconds, and leaves.
		Chromium.signIn(page, "elban");

		TaskForm again = TaskForm.opened(page);
		assertThat(again.note()).startsWith("Вы продолжаете черновик");
		assertThat(value(again, "summary")).isEqualTo(SUMMARY);
		assertThat(page.evaluate("() => sessionStorage.getItem('resolute.draft:" + report.getId() + "')")).isNull();
		// The draft goes without the token that went with the cookies.
		assertThat(this.chromium.complaints()).isNotEmpty()
			.allMatch((complaint) -> complaint.contains("401")
					|| complaint.matches("403 .*/draft|.*status of 403 \\(\\)"));
	}

	@Test
	void aCompanyDeclinesAndTheCoordinatorReadsWhy() {
		String why = "Мы не управляем домами: договор расторгнут 15 января.";
		ProcessInstance work = this.office.startOnRecord("takePartInEventsProcess", "3.1", "Участие в мероприятиях");
		Task accept = this.office.task(work, "userTask_accept", "companySampleOne");
		Page company = window("companyone");
		company.navigate("/my");
		task(company, accept).click();
		TaskForm.take(company);
		TaskForm form = TaskForm.opened(company);
		form.fill(this.office.form(accept), Map.of("decision", "declined", "contactPerson", "Директор, 2-15-40"));
		form.complete();
		assertThat(form.problems()).as("without a reason").hasSize(1);
		Chromium.shoot(company, "story-2-without-reason");
		form.fill(this.office.form(accept), Map.of("reason", why));
		form.complete();
		assertThat(receipt(company).innerText()).contains("Отказаться", why);
		refusalsAreExpected();

		Page coordinator = window("coordinator");
		coordinator.navigate("/desk?kind=decision");
		assertThat(row(coordinator, why).innerText()).contains("Рассмотреть отказ", "Участие в мероприятиях");
		Chromium.shoot(coordinator, "story-2-desk");
		row(coordinator, why).locator("th a").click();
		assertThat(description(coordinator).innerText()).startsWith("Причина отказа: " + why);
		Chromium.shoot(coordinator, "story-2-refusal");
		assertThat(Chromium.barriers(coordinator, ".task-description")).isEmpty();
	}

	@Test
	void whatIsReturnedIsMendedAndAccepted() {
		String remark = "Не видно, какие дома аварийные.\nПриложите заключение.";
		Task first = assignment("settlementElban", "Составить перечень домов");
		this.office.complete(first, Map.of("summary", SUMMARY));
		ProcessInstance work = work(first);
		Page coordinator = window("coordinator");
		removal(coordinator, work, "Вернуть");
		coordinator.locator("textarea[name=reason]").fill(remark);
		coordinator.locator(".action form button[type=submit]").click();
		coordinator.waitForURL("**/resolutions/**");

		Task second = this.office.task(work, REPORT);
		Page page = window("elban");
		page.navigate("/my");
		task(page, second).click();
		page.locator(".task-offer").waitFor();
		Locator said = description(page);
		assertThat(said.innerText()).startsWith("Замечание: " + remark).contains("Поручение: Составить перечень домов");
		assertThat(said.boundingBox().y).as("seen at once").isLessThan(300);
		assertThat(said.boundingBox().y).isLessThan(page.locator(".task-offer").boundingBox().y);
		Chromium.shoot(page, "story-3-returned");
		TaskForm.take(page);
		TaskForm form = TaskForm.opened(page);
		assertThat(form.note()).contains("сдано раньше");
		assertThat(value(form, "summary")).isEqualTo(SUMMARY);
		assertThat(documents(form)).containsExactly("Образец.pdf");
		value(form, "summary", SUMMARY + " Заключение приложено.");
		form.attach("evidence", TaskForm.pdf("заключение.pdf"));
		date(form, 1, "2014-01-29");
		Chromium.shoot(page, "story-3-mended");
		form.complete();
		assertThat(receipt(page).innerText()).contains("Заключение приложено.", "Образец.pdf", "заключение.pdf");

		assertThat(evidence(second)).containsExactlyInAnyOrder("Образец.pdf", "заключение.pdf");
		assertThat(evidence(first)).as("what proved the first hand-in").containsExactly("Образец.pdf");
		removal(coordinator, work, "Снять");
		coordinator.locator("input[name=confirmed]").all().forEach(Locator::check);
		coordinator.locator(".action form button[type=submit]").click();
		coordinator.waitForURL("**/resolutions/**");
		assertThat(verdict(first)).isEqualTo("returned");
		assertThat(verdict(second)).isEqualTo("accepted");
	}

	@Test
	void moreTimeIsAskedForAndGranted() {
		Task report = assignment("settlementElban", "Составить перечень домов");
		Page page = window("elban");
		page.navigate("/camunda/app/tasklist/default/#/?task=" + report.getId());
		page.locator(".task-deadline").click();
		page.waitForURL("**/items/*");
		page.locator("input[name=wantedOn]").fill("2014-02-28");
		String why = formula("why") + " " + payload("why");
		page.locator("textarea[name=reason]").fill(why);
		page.locator("form[action$=extension] button").click();
		page.locator("p.done").waitFor();
		Chromium.shoot(page, "story-4-asked");

		Page coordinator = window("coordinator");
		assertThat(letters(work(report), coordinator)).anyMatch((letter) -> letter.contains("Причина: " + mailed(why)));
		coordinator.navigate("/resolutions/" + work(report).getBusinessKey());
		coordinator.locator("a[href*='/actions/extensions/']").first().click();
		assertThat(coordinator.locator("main").innerText()).contains(why, "28 февраля 2014");
		coordinator.locator("textarea[name=reason]").fill(payload("remark"));
		coordinator.locator("button[value=grant]").click();
		coordinator.waitForURL((url) -> !url.contains("/actions/"));
		assertThat(letters(work(report), coordinator))
			.anyMatch((letter) -> letter.contains("Пояснение: " + mailed(payload("remark"))));
		paperIsPlain("/reports/control-sheet", work(report), why);

		page.navigate("/my");
		assertThat(page.locator("tr:has(a[href='/items/" + item(report) + "/task'])").innerText()).contains("14.02",
				"28.02");
		Chromium.shoot(page, "story-4-my");
		page.navigate("/items/" + item(report) + "/task");
		page.locator(".task-card .due-date span[am-time-ago]").hover();
		assertThat(page.locator(".tooltip").innerText()).contains("28 февраля 2014");
		Chromium.shoot(page, "story-4-task");
	}

	@Test
	void aColleagueStandsIn() {
		OrganisationId group = new OrganisationId("initiativeGroup");
		this.participants.establish(group, OrganisationKind.INITIATIVE_GROUP, "Инициативная группа");
		List.of("litovko", "achan").forEach((user) -> this.participants.appoint(group, user, MemberRole.MEMBER));
		Task report = assignment("settlementLitovko", "Составить перечень котельных");
		Page absent = window("litovko");
		absent.navigate("/my");
		absent.locator("select[name=substitute]").selectOption("achan");
		absent.locator("input[name=first]").fill("2014-01-29");
		absent.locator("input[name=last]").fill("2014-02-14");
		absent.locator("form[action$=substitutions] button").click();
		assertThat(absent.locator("[role=status]").innerText()).isEqualTo("Дела переданы.");

		Page substitute = window("achan");
		substitute.navigate("/my");
		assertThat(substitute.locator(".leaves").innerText()).contains("Вы замещаете", "Литовко");
		Chromium.shoot(substitute, "story-5-my");
		task(substitute, report).click();
		TaskForm.take(substitute);
		fillReport(TaskForm.opened(substitute), SUMMARY).complete();
		assertThat(receipt(substitute).innerText()).contains("поселения Литовко", SUMMARY);

		Page coordinator = window("coordinator");
		coordinator.navigate("/resolutions/" + work(report).getBusinessKey() + "?tab=results");
		assertThat(coordinator.locator(".submission", new Page.LocatorOptions().setHasText(SUMMARY)).innerText())
			.contains("Образец: специалист, Ачан", "Администрация сельского поселения Литовко");
		Chromium.shoot(coordinator, "story-5-card");
		assertThat(this.jdbc.sql("select submitted_by || ' ' || organisation_id from submission where task_id = :task")
			.param("task", report.getId())
			.query(String.class)
			.single()).isEqualTo("achan settlementLitovko");
	}

	@Test
	void ofTwoWhoTakeTheSameTaskOneGetsIt() {
		this.participants.appoint(new OrganisationId("settlementBolon"), "ommi", MemberRole.MEMBER);
		Task report = assignment("settlementBolon", "Составить перечень домов");
		Page first = window("bolon");
		Page second = window("ommi");
		List.of(first, second).forEach((page) -> {
			page.navigate("/items/" + item(report) + "/task");
			page.locator(".task-offer").waitFor();
		});

		first.locator(".task-offer button").click(new Locator.ClickOptions().setNoWaitAfter(true));
		second.locator(".task-offer button").click(new Locator.ClickOptions().setNoWaitAfter(true));
		List.of(first, second)
			.forEach((page) -> page.locator(".task-card .unclaim:visible, .page-notifications .alert:visible")
				.first()
				.waitFor());
		String holder = this.tasks.createTaskQuery().taskId(report.getId()).singleResult().getAssignee();
		assertThat(holder).isIn("bolon", "ommi");
		Page winner = holder.equals("bolon") ? first : second;
		Page loser = holder.equals("bolon") ? second : first;
		Chromium.shoot(loser, "story-6-told");
		assertThat(loser.locator(".page-notifications").innerText())
			.contains("Эту задачу уже взял кто-то из ваших коллег");
		refusalsAreExpected();
		loser.reload();
		loser.locator(".task-card .assignee").waitFor();
		loser.waitForLoadState(LoadState.NETWORKIDLE);
		Chromium.shoot(loser, "story-6-later");
		assertThat(loser.locator(".task-offer").count()).isZero();
		assertThat(loser.locator(".task-card header .assignee").innerText()).contains(holder);

		fillReport(TaskForm.opened(winner), SUMMARY).complete();
		assertThat(receipt(winner).innerText()).contains(SUMMARY);
	}

	@Test
	void whoHandsInTwiceAtOnceIsRecordedOnce() throws IOException {
		Task report = assignment("settlementElban", "Составить перечень домов");
		String body = Submissions.body(this.office.valid(report, "elban", Map.of("summary", SUMMARY)));
		this.tasks.claim(report.getId(), "elban");
		List<Browser> browsers = List.of(browser("elban"), browser("elban"));

		List<HttpResponse<String>> answers = browsers.stream()
			.map((browser) -> CompletableFuture.supplyAsync(() -> browser
				.send(browser.json("POST", Browser.ENGINE + "/task/" + report.getId() + "/submit-form", body)
					.header("Accept-Language", "ru"))))
			.toList()
			.stream()
			.map(CompletableFuture::join)
			.toList();

		assertThat(answers.stream().map(HttpResponse::statusCode)).containsExactlyInAnyOrder(204, 409);
		HttpResponse<String> refused = answers.stream()
			.filter((it) -> it.statusCode() == 409)
			.findFirst()
			.orElseThrow();
		assertThat(new ObjectMapper().readTree(refused.body()).path("type").asText()).isEqualTo("TaskGone");
		assertThat(refused.body()).contains("Эта задача уже выполнена");
		assertThat(this.jdbc.sql("select count(*) from submission where task_id = :task")
			.param("task", report.getId())
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void aReportIsReadAsItWasTyped() {
		Task report = assignment("settlementElban", payload("assignment"));
		ProcessInstance work = work(report);
		String longest = ("§summary " + PAYLOAD + " ").repeat(100).substring(0, 3999) + "!";
		Page clerk = window("elban");
		clerk.navigate("/items/" + item(report) + "/task");
		assertThat(description(clerk).innerText()).startsWith("Поручение: " + payload("assignment"));
		TaskForm.take(clerk);
		TaskForm form = TaskForm.opened(clerk);
		value(form, "summary", longest);
		value(form, "factDate", "2014-01-29");
		form.attach("evidence", TaskForm.pdf("<img src=x onerror=alert(1)>.pdf"));
		date(form, 0, "2014-01-29");
		form.evidence("evidence").locator("input[type=text]").first().fill(formula("number"));
		form.evidence("evidence").locator("input[type=text]").last().fill(payload("issuer"));
		form.complete();
		assertThat(receipt(clerk).innerText()).contains("§summary " + PAYLOAD, "<img src=x onerror=alert(1)>.pdf");
		Chromium.shoot(clerk, "story-7-receipt");

		Page coordinator = window("coordinator");
		coordinator.navigate("/resolutions/" + work.getBusinessKey() + "?tab=results");
		assertThat(coordinator.locator(".submission", new Page.LocatorOptions().setHasText("§number")).innerText())
			.contains(longest.strip(), "№ " + formula("number"), payload("issuer"), "<img src=x onerror=alert(1)>.pdf");
		removal(coordinator, work, "Вернуть");
		coordinator.locator("textarea[name=reason]").fill(payload("remark"));
		coordinator.locator(".action form button[type=submit]").click();
		coordinator.waitForURL("**/resolutions/**");
		browser("coordinator").submit("/resolutions/" + work.getBusinessKey() + "/actions/comment",
				Map.of("text", payload("comment"), "mentions", "elban"));
		coordinator.navigate("/resolutions/" + work.getBusinessKey());
		assertThat(coordinator.locator("main").innerText()).contains(payload("assignment"));
		coordinator.navigate("/resolutions/" + work.getBusinessKey() + "?tab=history");
		assertThat(coordinator.locator("main").innerText()).contains(payload("remark"), payload("comment"));
		assertThat(letters(work, coordinator)).as("letters")
			.anyMatch((letter) -> letter.contains(mailed(payload("comment"))));

		Task again = this.office.task(work, REPORT);
		clerk.navigate("/items/" + item(again) + "/task");
		assertThat(description(clerk).innerText()).startsWith("Замечание: " + payload("remark"));
		TaskForm.take(clerk);
		form = TaskForm.opened(clerk);
		assertThat(value(form, "summary")).isEqualTo(longest);
		assertThat(form.evidence("evidence").locator("input[type=text]").first().inputValue())
			.isEqualTo(formula("number"));
		assertThat(form.evidence("evidence").locator("input[type=text]").last().inputValue())
			.isEqualTo(payload("issuer"));
		Chromium.shoot(clerk, "story-7-again");
		clerk.locator(".task-card .nav-tabs a", new Page.LocatorOptions().setHasText("Описание")).click();
		clerk
			.locator(".task-card .tab-content", new Page.LocatorOptions().setHasText("Замечание: " + payload("remark")))
			.waitFor();
	}

	@Test
	void aRefusalIsReadAsItWasTyped() {
		ProcessInstance work = this.office.startOnRecord("takePartInEventsProcess", "3.1", payload("title"));
		Task accept = this.office.task(work, "userTask_accept", "companySampleTwo");
		Page company = window("companytwo");
		company.navigate("/items/" + item(accept) + "/task");
		TaskForm.take(company);
		TaskForm form = TaskForm.opened(company);
		form.fill(this.office.form(accept),
				Map.of("decision", "notOurs", "reason", payload("reason"), "contactPerson", formula("contact")));
		form.complete();
		assertThat(receipt(company).innerText()).contains(payload("reason"), formula("contact"));

		Page coordinator = window("coordinator");
		coordinator.navigate("/desk?kind=decision");
		row(coordinator, payload("reason")).locator("th a").click();
		assertThat(description(coordinator).innerText()).startsWith("Причина отказа: " + payload("reason"));
		coordinator.navigate("/resolutions/" + work.getBusinessKey() + "?tab=results");
		assertThat(coordinator.locator("main").innerText()).contains(payload("title"), payload("reason"),
				formula("contact"));
		paperIsPlain("/reports/control-sheet", work, payload("title"));
	}

	@Test
	void rowsAreReadAsTheyWereTyped() {
		ProcessInstance work = this.office.startOnRecord("holdSettlementEventsProcess", "2.1", "Мероприятия");
		this.office.complete(work, "userTask_accept", "settlementElban", Map.of());
		Task plan = this.office.task(work, "userTask_draftPlan", "settlementElban");
		Page clerk = window("elban");
		clerk.navigate("/items/" + item(plan) + "/task");
		TaskForm.take(clerk);
		TaskForm form = TaskForm.opened(clerk);
		form.fill(this.office.form(plan),
				Map.of("events",
						List.of(Map.of("title", formula("title"), "kind", "meetingWithCitizens", "plannedOn",
								"2014-02-10", "place", payload("place")),
								Map.of("title", payload("title"), "kind", "meetingWithWorkers", "plannedOn",
										"2014-02-11", "place", "@SUM(1+1)"))));
		form.attach("documents", TaskForm.pdf("план.pdf"));
		form.evidence("documents").locator("input[type=date]").fill("2014-01-29");
		form.complete();
		assertThat(receipt(clerk).innerText()).contains("строк: 2");

		Task event = this.office.tasks(work)
			.stream()
			.filter((task) -> String.valueOf(task.getDescription()).contains(payload("title")))
			.findFirst()
			.orElseThrow();
		clerk.navigate("/items/" + item(event) + "/task");
		assertThat(description(clerk).innerText()).contains("Мероприятие: ").contains(payload("title"));
		Page coordinator = window("coordinator");
		coordinator.navigate("/registers/events?resolution=" + resolution(work));
		assertThat(coordinator.locator("main").innerText()).contains(payload("title"), payload("place"),
				formula("title"), "@SUM(1+1)");
		Chromium.shoot(coordinator, "story-7-register");
		paperIsPlain("/registers/events", work, payload("title"), payload("place"), formula("title"), "@SUM(1+1)");
	}

	@Test
	void decisionsOfAProtocolAreReadAsTheyWereTyped() {
		OrganisationId council = new OrganisationId("council");
		this.participants.establish(council, OrganisationKind.COUNCIL, "Координационный совет");
		List.of("district", "head", "amursk", "elban", "litovko", "companyone", "companytwo")
			.forEach((user) -> this.participants.appoint(council, user, MemberRole.MEMBER));
		ProcessInstance work = this.office.startOnRecord("holdCouncilMeetingsProcess", "1.2", "Заседания");
		this.office.complete(work, "userTask_accept");
		this.office.complete(work, "userTask_fixDate", Map.of("plannedOn", "2014-02-18"));
		this.office.complete(work, "userTask_sendAgenda");
		this.office.clock().moveTo(LocalDate.of(2014, 2, 18));
		this.office.complete(work, "userTask_holdMeeting");
		Task protocol = this.office.task(work, "userTask_fileProtocol");
		String secretary = this.office.performer(protocol);
		Page page = window(secretary);
		page.navigate("/items/" + item(protocol) + "/task");
		TaskForm.take(page);
		TaskForm form = TaskForm.opened(page);
		form.fill(this.office.form(protocol), Map.of("protocolNumber", "=1+1", "protocolDate", "2014-02-18",
				"decisions",
				List.of(Map.of("text", payload("decision"), "executor", "settlementElban", "dueOn", "2014-03-14"))));
		form.attach("documents", TaskForm.pdf("протокол.pdf"));
		form.evidence("documents").locator("input[type=date]").fill("2014-02-18");
		form.complete();
		assertThat(receipt(page).innerText()).contains("=1+1");

		Page executor = window("elban");
		executor.navigate("/items/" + item(this.office.task(work, "userTask_acceptAssignment")) + "/task");
		assertThat(description(executor).innerText()).startsWith("Поручение: " + payload("decision"));
		Page coordinator = window("coordinator");
		coordinator.navigate("/registers/meetings?resolution=" + resolution(work));
		assertThat(coordinator.locator("main").innerText()).contains(payload("decision"));
		paperIsPlain("/registers/meetings", work, payload("decision"));
	}

	@Test
	void filesThatAreDroppedAreWaitedFor() {
		Task report = assignment("settlementElban", "Составить перечень домов");
		this.tasks.claim(report.getId(), "elban");
		Page page = window("elban");
		TaskForm form = TaskForm.open(page, report.getId());
		value(form, "summary", SUMMARY);
		value(form, "factDate", "2014-01-29");
		List<Route> uploads = new ArrayList<>();
		List<String> handedIn = new ArrayList<>();
		page.onRequest((request) -> {
			if (request.url().endsWith("/submit-form")) {
				handedIn.add(request.url());
			}
		});

		page.route("**/evidence-files", uploads::add);
		form.evidence("evidence")
			.locator(".resolute-drop")
			.dispatchEvent("drop", Map.of("dataTransfer", page.evaluateHandle(
					"""
							() => {
							  const dragged = new DataTransfer();
							  ['перечень.pdf', 'письмо.pdf'].forEach((name) => dragged.items.add(new File(['%PDF-1.4\\n%%EOF\\n'], name)));
							  return dragged;
							}
							""")));
		page.waitForCondition(() -> !uploads.isEmpty());
		List<Locator> progress = form.evidence("evidence").locator(".resolute-upload progress").all();
		assertThat(progress).hasSize(2).allMatch(Locator::isVisible);
		assertThat(progress).extracting((bar) -> bar.getAttribute("aria-label"))
			.containsExactly("Загружается «перечень.pdf»", "Загружается «письмо.pdf»");
		form.complete();
		assertThat(form.problems()).containsExactly("Дождитесь, пока файлы загрузятся.");
		Chromium.shoot(page, "story-9-uploading");
		assertThat(Chromium.barriers(page, "[data-evidence]")).isEmpty();
		assertThat(handedIn).isEmpty();
		page.unroute("**/evidence-files");
		uploads.forEach(Route::resume);

		form.evidence("evidence").locator(".resolute-document").nth(1).waitFor();
		assertThat(documents(form)).containsExactly("перечень.pdf", "письмо.pdf");
		date(form, 0, "2014-01-29");
		date(form, 1, "2014-01-29");
		form.complete();
		assertThat(receipt(page).innerText()).contains("документов:\u00a02");
		assertThat(handedIn).hasSize(1);
	}

	@Test
	void aFileThatIsNoDocumentIsRefusedBesideTheOthers(@TempDir Path directory) throws IOException {
		Task report = assignment("settlementElban", "Составить перечень домов");
		this.tasks.claim(report.getId(), "elban");
		Page page = window("elban");
		TaskForm form = TaskForm.open(page, report.getId());
		String reversed = "отчёт\u202Efdp.exe";
		String lengthy = "я".repeat(296) + ".pdf";

		Path large = Files.write(directory.resolve("большой.pdf"), new byte[21 * 1024 * 1024]);
		form.evidence("evidence").locator("input[type=file]").setInputFiles(large);
		assertThat(form.evidence("evidence").locator(".resolute-refusal").innerText())
			.isEqualTo("большой.pdf: Файл больше 20 МБ. Уменьшите его или разделите на части.");
		form.attach("evidence", TaskForm.pdf("перечень.pdf"), file("пустой.pdf", new byte[0]),
				file("отчёт.pdf", bytes("MZ\u0090 This program cannot be run")),
				file("схема.svg", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
				file("схема.png", bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")),
				file("страница.pdf", bytes("<!DOCTYPE html><html><script>alert(1)</script></html>")),
				file("архив.docx", bytes("PK\u0003\u0004")), TaskForm.pdf(reversed), TaskForm.pdf(lengthy));

		assertThat(form.evidence("evidence").locator(".resolute-refusal").allInnerTexts()).containsExactlyInAnyOrder(
				"пустой.pdf: Файл пуст. Проверьте его и загрузите ещё раз.", kind("отчёт.pdf"), kind("схема.svg"),
				kind("схема.png"), kind("страница.pdf"), kind("архив.docx"));
		form.evidence("evidence").locator(".resolute-refusal").last().scrollIntoViewIfNeeded();
		Chromium.shoot(page, "story-8-refused");
		assertThat(Chromium.isTooWide(page)).isFalse();
		List<String> names = documents(form);
		assertThat(names).hasSize(3).startsWith("перечень.pdf").doesNotContain(reversed);
		assertThat(names.get(2)).hasSizeLessThanOrEqualTo(255).endsWith(".pdf");
		form.attach("evidence", TaskForm.pdf("письмо.pdf"));
		assertThat(form.evidence("evidence").locator(".resolute-refusal").count()).as("of the last try").isZero();
		for (int i = 0; i < 4; i++) {
			date(form, i, "2014-01-29");
		}
		value(form, "summary", SUMMARY);
		value(form, "factDate", "2014-01-29");
		form.complete();
		receipt(page).waitFor();
		refusalsAreExpected();

		assertThat(evidence(report)).hasSize(4).contains("перечень.pdf", "письмо.pdf", "отчётfdp.exe");
		UUID id = this.jdbc.sql("""
				select e.id from evidence e join evidence_file f on f.id = e.file_id
				where f.task_id = :task and f.name like 'отчёт%'
				""").param("task", report.getId()).query(UUID.class).single();
		HttpResponse<String> stored = browser("coordinator")
			.get("/resolutions/" + work(report).getBusinessKey() + "/evidence/" + id);
		assertThat(stored.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
		assertThat(stored.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(stored.headers().firstValue("Content-Type")).contains("application/octet-stream");
	}

	private static String kind(String name) {
		return name
				+ ": Такие файлы не принимаются. Можно загрузить PDF, DOCX, XLSX, JPEG или PNG; вид определяется по содержимому.";
	}

	/** What is entered in one field: read in the place of another it would be missed. */
	private static String payload(String field) {
		return PAYLOAD + " §" + field;
	}

	private static String formula(String field) {
		return "=HYPERLINK(\"http://example.org\";\"§" + field + "\")";
	}

	/** In letters nothing turns the direction of what comes after it. */
	private static String mailed(String text) {
		return DIRECTIONS.matcher(text).replaceAll("");
	}

	/** Somebody's window. No story opens a dialog. */
	private Page window(String user) {
		Page page = this.chromium.windowOf(user, 1400);
		page.onDialog((dialog) -> {
			this.dialogs.add(dialog.message());
			dialog.dismiss();
		});
		this.windows.add(page);
		return page;
	}

	private void leave(Page page) {
		page.context().close();
		this.windows.remove(page);
	}

	/** The browser notes it when the server refuses something. */
	private void refusalsAreExpected() {
		assertThat(this.chromium.complaints())
			.allMatch((complaint) -> complaint.matches("(?s).*\\b4(00|09|13|15)\\b.*"));
	}

	private Browser browser(String user) {
		return Browser.of(user, this.port);
	}

	private static Locator description(Page page) {
		Locator description = page.locator(".task-description");
		description.waitFor();
		return description;
	}

	private static Locator receipt(Page page) {
		Locator receipt = page.locator(".task-receipt");
		receipt.waitFor();
		return receipt;
	}

	/** The way to a task on the page of what somebody owes. */
	private Locator task(Page page, Task task) {
		return page.locator("a[href='/items/" + item(task) + "/task']");
	}

	private static Locator row(Page page, String text) {
		return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
	}

	/** To the page where a coordinator decides about a report. */
	private void removal(Page coordinator, ProcessInstance work, String decision) {
		Task step = this.office.task(work, "userTask_removeAssignmentFromControl");
		coordinator.navigate("/resolutions/" + work.getBusinessKey() + "/actions/removals/" + item(step));
		coordinator.locator(".action nav a", new Page.LocatorOptions().setHasText(decision)).first().click();
		coordinator.waitForLoadState();
	}

	private static TaskForm fillReport(TaskForm form, String summary) {
		value(form, "summary", summary);
		value(form, "factDate", "2014-01-29");
		form.attach("evidence", TaskForm.pdf("отчёт.pdf"));
		date(form, 0, "2014-01-29");
		return form;
	}

	private static void value(TaskForm form, String field, String value) {
		form.locator().locator("[cam-variable-name=" + field + "]").fill(value);
	}

	private static String value(TaskForm form, String field) {
		return form.locator().locator("[cam-variable-name=" + field + "]").inputValue();
	}

	private static void date(TaskForm form, int document, String day) {
		form.evidence("evidence").locator(".resolute-document").nth(document).locator("input[type=date]").fill(day);
	}

	private static List<String> documents(TaskForm form) {
		return form.evidence("evidence").locator(".resolute-document strong").allInnerTexts();
	}

	private static FilePayload file(String name, byte[] content) {
		return new FilePayload(name, "application/pdf", content);
	}

	private static byte[] bytes(String content) {
		return content.getBytes(StandardCharsets.UTF_8);
	}

	/** Names of the documents that prove what was handed in. */
	private List<String> evidence(Task task) {
		return this.jdbc.sql("""
				select f.name from evidence e join evidence_file f on f.id = e.file_id
				join submission s on s.id = e.submission_id where s.task_id = :task
				""").param("task", task.getId()).query(String.class).list();
	}

	private String verdict(Task task) {
		return this.jdbc.sql("select coalesce(verdict, 'none') from deadline where task_id = :task")
			.param("task", task.getId())
			.query(String.class)
			.single();
	}

	private UUID item(Task task) {
		return this.jdbc.sql("select id from deadline where task_id = :task")
			.param("task", task.getId())
			.query(UUID.class)
			.single();
	}

	private ProcessInstance work(Task task) {
		return Objects.requireNonNull(this.works.get(task.getId()));
	}

	private static String resolution(ProcessInstance work) {
		return work.getBusinessKey().substring(0, work.getBusinessKey().indexOf('/'));
	}

	/**
	 * What the letters about a recommendation say, each looked at as a coordinator would.
	 */
	private List<String> letters(ProcessInstance work, Page coordinator) {
		this.scheduled.runDue();
		return this.jdbc.sql("select id from mail where resolution_id = :id")
			.param("id", resolution(work))
			.query(UUID.class)
			.list()
			.stream()
			.map((id) -> {
				coordinator.navigate("/mail/" + id);
				return String.valueOf(coordinator.locator("main").textContent());
			})
			.toList();
	}

	/** Both files of a page hold these texts as texts. */
	private void paperIsPlain(String path, ProcessInstance work, String... texts) {
		String query = "?resolution=" + resolution(work);
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(download(path + ".xlsx" + query)));
				XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(download(path + ".docx" + query)));
				XWPFWordExtractor words = new XWPFWordExtractor(document)) {
			List<Cell> cells = StreamSupport.stream(workbook.spliterator(), false)
				.flatMap((sheet) -> StreamSupport.stream(sheet.spliterator(), false))
				.flatMap((Row row) -> StreamSupport.stream(row.spliterator(), false))
				.toList();
			assertThat(cells).noneMatch((cell) -> cell.getCellType() == CellType.FORMULA);
			String written = cells.stream().map(Cell::toString).reduce("", (one, other) -> one + "\n" + other);
			assertThat(written).contains(texts);
			assertThat(words.getText()).contains(texts);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] download(String path) {
		return browser("coordinator").download(path);
	}

	/**
	 * An assignment that an organisation has taken on, given in a resolution of its own.
	 */
	private Task assignment(String organisation, String text) {
		ProcessInstance work = this.office.startOnRecord("establishCoordinationCouncilProcess", "1.1",
				"Координационный совет");
		HttpResponse<String> given = browser("coordinator").submit(
				"/resolutions/" + work.getBusinessKey() + "/actions/assignment",
				Map.of("organisation", organisation, "text", text, "dueOn", "2014-02-14", "reason", "Решение планёрки",
						"once", UUID.randomUUID().toString()));
		assertThat(given.statusCode()).as(given.body()).isEqualTo(302);
		this.office.complete(work, "userTask_acceptAssignment", organisation, Map.of());
		Task report = this.office.task(work, REPORT);
		this.works.put(report.getId(), work);
		return report;
	}

}
