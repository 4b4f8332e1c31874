package resolute.dashboard.meeting;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.database.StatementCount;
import resolute.execution.CouncilDesk;
import resolute.execution.CouncilDesk.Text;
import resolute.execution.form.FormField;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;
import resolute.support.Browser;
import resolute.support.Chromium;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.Scheduling.ScheduledWork;
import resolute.support.TaskForm;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;

/** A month of the council's secretary, with a real mail server and a real browser. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CouncilMeetingIT {

	private static final OrganisationId COUNCIL = new OrganisationId("council");

	private static final ReportingPeriod FEBRUARY = ReportingPeriod.parse("2014-02");

	private static final String PAYLOAD = "<script>alert(1)</script> =HYPERLINK(\"http://example.org\")";

	/** Members of the council; the secretary is the one of Elban. */
	private static final List<String> MEMBERS = List.of("district", "head", "amursk", "elban", "litovko");

	private static final Map<String, String> DATE = Map.of("plannedOn", "2014-02-18", "startsAt", "14:30", "venue",
			"Малый зал");

	private static final List<Map<String, String>> QUESTIONS = List.of(
			Map.of("text", "О плане работы " + PAYLOAD, "reporter", "Секретарь совета", "minutes", "15"),
			Map.of("text", "О перечне домов", "reporter", "Эльбан", "minutes", "30"));

	private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	@Autowired
	private Participants participants;

	@Autowired
	private CouncilDesk desk;

	@Autowired
	private MeetingQuery query;

	@Autowired
	private ScheduledWork work;

	@Autowired
	private JavaMailSenderImpl sender;

	@Autowired
	private StatementCount statements;

	@Autowired
	private JdbcClient jdbc;

	private Chromium chromium;

	@BeforeAll
	void open() {
		this.chromium = new Chromium(this.port);
		this.participants.establish(COUNCIL, OrganisationKind.COUNCIL, "Координационный совет");
		MEMBERS.forEach((member) -> this.participants.appoint(COUNCIL, member,
				member.equals("elban") ? MemberRole.SECRETARY : MemberRole.MEMBER));
		this.jdbc.sql("update member set email = case when user_id <> 'litovko' then user_id || '@example.org' end")
			.update();
		this.server.start();
		this.sender.setHost("127.0.0.1");
		this.sender.setPort(this.server.getSmtp().getPort());
	}

	@AfterAll
	void close() {
		this.chromium.close();
		this.server.stop();
		this.sender.setHost("");
	}

	@BeforeEach
	void noMail() throws Exception {
		this.server.purgeEmailFromAllMailboxes();
	}

	@Test
	void fromTheInvitationToTheLastAudience() throws Exception {
		ProcessInstance process = accepted();
		RecommendationKey key = RecommendationKey.parse(process.getBusinessKey());
		String month = "/meetings/" + key + "/2014-02";
		Page page = this.chromium.windowOf("elban", 1400);
		handIn(page, process, "userTask_fixDate", DATE);
		handIn(page, process, "userTask_sendAgenda", Map.of("sentOn", "2014-01-29", "questions", QUESTIONS, "materials",
				List.of(document("agenda", "2014-01-29"))));
		List<MimeMessage> invitations = delivered();

		assertThat(invitations).extracting(CouncilMeetingIT::to)
			.containsExactlyInAnyOrder("district@example.org", "head@example.org", "amursk@example.org",
					"elban@example.org");
		MimeMessage invitation = invitations.get(0);
		assertThat(invitation.getSubject()).isEqualTo("Приглашение: заседание совета 18 февраля, 14:30");
		assertThat(invitation.getReplyTo()[0]).hasToString("elban@example.org");
		assertThat(part(invitation, "text/plain")).contains("вторник, 18 февраля 2014 г., 14:30 (UTC+11:00)",
				"Где: Малый зал", "1. 14:30–14:45 О плане работы " + PAYLOAD + " (докладывает: Секретарь совета)",
				"2. 14:45–15:15 О перечне домов", "— Образец.pdf", month, "ответ получит секретарь");
		assertThat(part(invitation, "text/html")).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
		VEvent event = event(invitation, "REQUEST");
		assertThat(Instant.from(event.getDateTimeStart().getDate())).isEqualTo(Instant.parse("2014-02-18T03:30:00Z"));
		assertThat(Instant.from(event.getDateTimeEnd().getDate())).isEqualTo(Instant.parse("2014-02-18T04:15:00Z"));
		assertThat(event.getProperties(Property.ATTENDEE)).hasSize(4);
		assertThat(event.getSequence().getValue()).isEqualTo("0");
		look(invitation, "mail-invitation");

		assertThat(this.chromium.complaints()).isEmpty();
		page.navigate(month);
		page.locator("summary", new Page.LocatorOptions().setHasText("Перенести")).click();
		// 15 working days after the start end with 19 February.
		assertThat(page.locator("input[name=day]").getAttribute("max")).isEqualTo("2014-02-19");
		page.locator("input[name=day]").fill("2014-02-20");
		page.locator(".move button").click();
		assertThat(page.locator(".move small.bad").innerText()).isEqualTo("Заседание должно быть не позже 19.02.2014.");
		assertThat(this.chromium.complaints()).allMatch((complaint) -> complaint.contains("422"));
		Chromium.shoot(page, "council-move-1400");
		assertThat(Chromium.barriers(page)).isEmpty();
		page.locator("input[name=day]").fill("2014-02-19");
		page.locator("input[name=time]").fill("10:00");
		page.locator(".move button").click();
		assertThat(page.locator("[role=status]").innerText()).contains("перенесено");
		MimeMessage moved = delivered().get(0);
		assertThat(moved.getSubject()).isEqualTo("Заседание совета перенесено на 19 февраля, 10:00");
		VEvent again = event(moved, "REQUEST");
		assertThat(again.getUid()).isEqualTo(event.getUid());
		assertThat(again.getSequence().getValue()).isEqualTo("1");
		assertThat(Instant.from(again.getDateTimeStart().getDate())).isEqualTo(Instant.parse("2014-02-18T23:00:00Z"));

		page.navigate(month + "/information");
		assertThat(page.locator("[role=alert]").innerText()).contains("заседания с кворумом в этом месяце не было");
		this.chromium.complaints();
		this.office.clock().moveTo(LocalDate.of(2014, 2, 19));
		handIn(page, process, "userTask_holdMeeting",
				Map.of("meetingResult", "held", "heldOn", "2014-02-19", "present", MEMBERS));
		handIn(page, process, "userTask_fileProtocol",
				Map.of("protocolNumber", "2", "protocolDate", "2014-02-19", "decisions",
						List.of(decision("Составить перечень домов " + PAYLOAD, "settlementElban", "2014-03-14"),
								decision("Провести совещание с компаниями", "district", "2014-03-21"),
								decision("Подготовить расчёт тарифа", "settlementAmursk", "2014-03-28")),
						"documents", List.of(document("protocol", "2014-02-19"))));
		assertThat(this.office.open(process)).filteredOn("userTask_acceptAssignment"::equals).hasSize(3);
		assertThat(this.chromium.complaints()).isEmpty();

		page.navigate("/meetings/" + key + "/audiences");
		add(page, "owners", "Образец: старший по дому", "house@example.org");
		assertThat(page.locator("[role=status]").innerText()).contains("добавлен");
		add(page, "owners", "Образец: старший по дому", "HOUSE@example.org");
		assertThat(page.locator("small.bad").innerText()).contains("в списке уже есть");
		assertThat(this.chromium.complaints()).allMatch((complaint) -> complaint.contains("422"));
		Chromium.shoot(page, "council-audiences-1400");
		assertThat(Chromium.barriers(page)).isEmpty();

		String task = this.office.task(process, "userTask_inform").getId();
		page.navigate("/meetings/of-task/" + task);
		Chromium.shoot(page, "council-month-1400");
		assertThat(page.locator("main").innerText()).contains("кворум есть", "5 из 5", PAYLOAD, "исполняется");
		page.locator("a[role=button]", new Page.LocatorOptions().setHasText("Посмотреть письма и разослать")).click();
		page.waitForLoadState();
		Locator text = page.locator("textarea[name='text.authorities']");
		assertThat(text.inputValue()).contains("19 февраля 2014 г. состоялось заседание",
				"протокол № 2 от 19 февраля 2014 г.", "1. Составить перечень домов " + PAYLOAD,
				"Исполнитель: Администрация городского поселения Эльбан. Срок: 14 марта 2014 г.");
		assertThat(page.locator("main").innerText()).contains("Адресов нет. Сообщите иначе");
		Chromium.shoot(page, "council-letters-1400");
		assertThat(Chromium.barriers(page)).isEmpty();
		page.locator("textarea[name='text.owners']").fill("Уважаемые собственники!\n\nСовет решил " + PAYLOAD);
		page.locator("textarea[name='text.enterprises']").fill("Предприятиям сообщим позже.");
		page.locator("input[value=enterprises]").uncheck();
		page.locator("button[value=preview]").click();
		page.waitForLoadState();
		assertThat(delivered()).as("nothing leaves before it is confirmed").isEmpty();
		assertThat(page.locator("main").innerText()).contains("Уважаемые собственники!", "house@example.org",
				"elban@example.org", "Чтобы больше не получать такие письма", "ответ получит секретарь", PAYLOAD,
				"Отозвать их будет нельзя");
		Chromium.shoot(page, "council-preview-1400");
		assertThat(Chromium.barriers(page)).isEmpty();
		page.locator("button[value=edit]").click();
		page.waitForLoadState();
		assertThat(page.locator("input[value=enterprises]").isChecked()).isFalse();
		assertThat(page.locator("textarea[name='text.enterprises']").inputValue()).as("left for later")
			.isEqualTo("Предприятиям сообщим позже.");
		page.locator("button[value=preview]").click();
		page.waitForLoadState();
		page.locator("button[value=send]").dblclick();
		page.waitForURL((url) -> !url.contains("/information"));
		page.waitForLoadState();

		List<MimeMessage> letters = delivered();
		assertThat(letters).extracting(CouncilMeetingIT::to)
			.contains("house@example.org", "elban@example.org", "district@example.org")
			.doesNotContain("companyone@example.org")
			.doesNotHaveDuplicates();
		MimeMessage owner = letters.stream().filter((mail) -> to(mail).startsWith("house")).findFirst().orElseThrow();
		assertThat(owner.getSubject()).isEqualTo("О решениях координационного совета, 19 февраля 2014 г.");
		assertThat(part(owner, "text/plain")).contains("Уважаемые собственники!", "Совет решил " + PAYLOAD);
		assertThat(part(owner, "text/html")).doesNotContain("<script");
		look(letters.stream().filter((mail) -> to(mail).startsWith("district")).findFirst().orElseThrow(),
				"mail-information");
		page.navigate(month);
		page.locator("#information details").first().locator("summary").click();
		assertThat(page.locator("#information").innerText()).contains("по электронной почте", "отправлено");
		Chromium.shoot(page, "council-month-told-1400");
		assertThat(Chromium.barriers(page)).isEmpty();
		this.chromium.complaints();
		page.context().close();

		Page narrow = this.chromium.windowOf("elban", 390);
		for (String path : List.of(month, month + "/information", "/meetings/" + key + "/audiences", "/meetings")) {
			narrow.navigate(path);
			assertThat(Chromium.isTooWide(narrow)).as(path).isFalse();
			Chromium.shoot(narrow, "council-" + path.substring(path.lastIndexOf('/') + 1) + "-390");
		}
		assertThat(this.chromium.complaints()).isEmpty();
		narrow.context().close();
		form(task, "ru", "ru-RU");
		form(task, "en", "en-GB");
		this.office.complete(process, "userTask_inform");
		assertThat(this.office.open(process)).contains("userTask_report");
	}

	/**
	 * What the secretary does in Tasklist: takes a task, fills its form in, hands it in.
	 */
	private void handIn(Page page, ProcessInstance process, String key, Map<String, ?> answers) {
		Task task = this.office.task(process, key);
		TaskForm form = TaskForm.openTaken(page, task.getId());
		assertThat(form.fill(this.office.form(task), answers)).extracting(FormField::name)
			.containsExactlyInAnyOrderElementsOf(answers.keySet());
		Chromium.shoot(page, "council-" + key + "-1400");
		form.complete();
		page.locator(".task-receipt").waitFor();
	}

	/** What Tasklist shows of the task afterwards. */
	private void form(String task, String language, String locale) {
		Page page = this.chromium.windowOf("elban", 1400, locale);
		page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
		page.locator("form[data-ready=true] #authoritiesChannel").waitFor();
		Chromium.shoot(page, "council-inform-" + language + "-1400");
		assertThat(page.locator("#authoritiesInformed").isChecked()).isTrue();
		assertThat(page.locator("#authoritiesChannel").inputValue()).contains("email");
		assertThat(page.locator("#authoritiesOn").inputValue()).isEqualTo("2014-02-19");
		assertThat(page.locator("#enterprisesInformed").isChecked()).isFalse();
		assertThat(page.locator("#letters").getAttribute("href")).isEqualTo("/meetings/of-task/" + task);
		this.chromium.complaints();
		page.context().close();
	}

	@Test
	void aMeetingThatWasNotHeldDisappearsFromCalendars() throws Exception {
		ProcessInstance process = accepted();
		agenda(process);
		String uid = event(delivered().get(0), "REQUEST").getUid().orElseThrow().getValue();
		this.office.clock().moveTo(LocalDate.of(2014, 2, 18));
		this.office.complete(process, "userTask_holdMeeting",
				Map.of("meetingResult", "notHeld", "notHeldBecause", "Метель " + PAYLOAD));
		List<MimeMessage> cancelled = delivered();

		assertThat(cancelled).hasSize(4);
		assertThat(cancelled.get(0).getSubject()).isEqualTo("Отменено: заседание совета 18 февраля, 14:30");
		assertThat(part(cancelled.get(0), "text/plain")).contains("Причина: Метель " + PAYLOAD);
		VEvent event = event(cancelled.get(0), "CANCEL");
		assertThat(event.getUid().orElseThrow().getValue()).isEqualTo(uid);
		assertThat(event.getSequence().getValue()).isEqualTo("1");
	}

	@Test
	void anInvitationThatHasNotLeftSaysNothingOldAnyMore() {
		ProcessInstance process = accepted();
		agenda(process);
		this.desk.move(RecommendationKey.parse(process.getBusinessKey()), FEBRUARY, 0, "2014-02-19", "10:00",
				"Большой зал", "elban");

		assertThat(delivered()).hasSize(4)
			.allSatisfy((mail) -> assertThat(mail.getSubject()).startsWith("Заседание совета перенесено"));
	}

	@Test
	void lettersLeaveOnceHoweverOftenTheyAreConfirmed() {
		ProcessInstance process = decided();
		RecommendationKey key = RecommendationKey.parse(process.getBusinessKey());
		this.desk.addContact(key, "owners", "house@example.org", "Образец: старший по дому", "", "elban");
		Map<String, Text> letters = Map.of("owners", new Text("О решениях совета", "Совет решил составить перечень."));
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("step", "send");
		fields.put("chosen", "owners");
		fields.put("seen", this.desk.check(key, FEBRUARY, letters));
		fields.put("subject.owners", "О решениях совета");
		fields.put("text.owners", "Совет решил составить перечень.");
		Browser secretary = Browser.of("elban", this.port);
		String path = "/meetings/" + key + "/2014-02/information";

		Map<String, String> unseen = new LinkedHashMap<>(fields);
		unseen.put("seen", "");
		assertThat(secretary.submit(path, unseen).body()).contains("посмотрите письма ещё раз");
		assertThat(Browser.of("head", this.port).submit(path, fields).statusCode()).as("no secretary").isEqualTo(403);
		assertThat(secretary.submit(path, fields).statusCode()).isEqualTo(302);
		assertThat(secretary.submit(path, fields)).satisfies((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(422);
			assertThat(answer.body()).contains("Ничего не сделано");
		});
		assertThat(delivered()).extracting(CouncilMeetingIT::to).containsExactly("house@example.org");
		assertThat(this.jdbc
			.sql("select channel || ' ' || informed_on from meeting_information i "
					+ "join council_meeting m on m.id = i.meeting_id where m.resolution_id = :id")
			.param("id", key.resolution().value())
			.query(String.class)
			.list()).containsExactly("email 2014-02-18");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "dom", "dom@", "a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org",
			"\"a\"@example.org", "<a@example.org>" })
	void anAddressThatIsNoneIsRefused(String address) {
		Browser secretary = Browser.of("elban", this.port);

		var answer = secretary.submit("/meetings/test-none/1.2/audiences",
				Map.of("audience", "owners", "name", "Образец", "address", address));
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("Укажите один адрес электронной почты");
		assertThat(this.jdbc.sql("select count(*) from audience_contact where resolution_id = 'test-none'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void onlyTheSecretaryTakesSomebodyOffAList() {
		RecommendationKey key = RecommendationKey.parse(this.office.newResolution() + "/1.2");
		this.desk.addContact(key, "business", "shop@example.org", "Образец: магазин", "Образец", "elban");
		UUID contact = this.jdbc.sql("select id from audience_contact where resolution_id = :id")
			.param("id", key.resolution().value())
			.query(UUID.class)
			.single();
		String path = "/meetings/" + key + "/audiences/" + contact + "/removal";

		assertThat(Browser.of("head", this.port).submit(path, Map.of()).statusCode()).isEqualTo(403);
		Browser secretary = Browser.of("elban", this.port);
		assertThat(secretary.get(path).body()).contains("Образец: магазин", "shop@example.org");
		assertThat(secretary.submit(path, Map.of()).statusCode()).isEqualTo(302);
		assertThat(secretary.get("/meetings/" + key + "/audiences").body()).doesNotContain("shop@example.org");
	}

	@Test
	void membersReadWhatTheSecretarySendsButNoAddresses() {
		ProcessInstance process = decided();
		RecommendationKey key = RecommendationKey.parse(process.getBusinessKey());
		String path = "/meetings/" + key + "/2014-02";
		Browser member = Browser.of("head", this.port);

		assertThat(member.get(path).body()).contains("Протокол № ", "Приглашения")
			.doesNotContain("amursk@example.org", "Посмотреть письма");
		String document = this.query.meetings(key, FEBRUARY).get(0).documents().get(0).id().toString();
		assertThat(member.get(path + "/documents/" + document)).satisfies((file) -> {
			assertThat(file.statusCode()).isEqualTo(200);
			assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
		});
		assertThat(member.get("/meetings/" + key + "/2014-03/documents/" + document).statusCode()).isEqualTo(404);
		assertThat(member.get("/meetings/" + key + "/2014-Q1").statusCode()).isEqualTo(404);
		assertThat(member.get("/meetings/Nowhere/x/2014-02").statusCode()).isEqualTo(404);
		assertThat(member.get("/meetings/of-task/nothing").statusCode()).isEqualTo(404);
		assertThat(Browser.of("bolon", this.port).get(path).statusCode()).as("not in the council").isEqualTo(403);
	}

	@Test
	void theMonthCostsAsManyStatementsWithManyMeetingsAsWithOne() {
		ProcessInstance process = decided();
		RecommendationKey key = RecommendationKey.parse(process.getBusinessKey());
		long one = statements(key);
		this.jdbc.sql("""
				insert into council_meeting (id, resolution_id, number, period, planned_on, not_held_because)
				select gen_random_uuid(), :id, '1.2', '2014-02', '2014-02-03', 'Метель' from generate_series(1, 20)
				""").param("id", key.resolution().value()).update();

		assertThat(this.query.meetings(key, FEBRUARY)).hasSize(21);
		assertThat(statements(key)).isEqualTo(one);
	}

	private long statements(RecommendationKey key) {
		return this.statements.count(() -> this.query.meetings(key, FEBRUARY)).statements();
	}

	private ProcessInstance accepted() {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		ProcessInstance process = this.office.startOnRecord("holdCouncilMeetingsProcess", "1.2",
				"Ежемесячные заседания");
		this.office.complete(process, "userTask_accept");
		return process;
	}

	private void agenda(ProcessInstance process) {
		this.office.complete(process, "userTask_fixDate", DATE);
		this.office.complete(process, "userTask_sendAgenda", Map.of("questions", QUESTIONS));
	}

	/** Held on 18 February, with a protocol. */
	private ProcessInstance decided() {
		ProcessInstance process = accepted();
		agenda(process);
		this.office.clock().moveTo(LocalDate.of(2014, 2, 18));
		this.office.complete(process, "userTask_holdMeeting", Map.of("present", MEMBERS));
		this.office.complete(process, "userTask_fileProtocol", Map.of("decisions", List.of()));
		delivered();
		return process;
	}

	private static Map<String, Object> document(String kind, String date) {
		return Map.of("kind", kind, "date", date);
	}

	private static Map<String, Object> decision(String text, String executor, String dueOn) {
		return Map.of("text", text, "executor", executor, "dueOn", dueOn);
	}

	private static void add(Page page, String audience, String name, String address) {
		page.locator("select[name=audience]").selectOption(audience);
		page.locator("input[name=name]").fill(name);
		page.locator("input[name=address]").fill(address);
		page.locator("form.organisation button").click();
		page.waitForLoadState();
	}

	/** What has arrived since this was last asked. */
	private List<MimeMessage> delivered() {
		this.work.runDue();
		List<MimeMessage> arrived = List.of(this.server.getReceivedMessages());
		try {
			this.server.purgeEmailFromAllMailboxes();
		}
		catch (com.icegreen.greenmail.store.FolderException ex) {
			throw new IllegalStateException(ex);
		}
		return arrived;
	}

	private static String to(MimeMessage mail) {
		try {
			return ((jakarta.mail.internet.InternetAddress) mail.getAllRecipients()[0]).getAddress();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String part(MimeMessage mail, String type) {
		return Objects.requireNonNull(find(mail, type), type);
	}

	private static @org.jspecify.annotations.Nullable String find(Part part, String type) {
		try {
			if (part.isMimeType(type)) {
				return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			}
			if (part.getContent() instanceof Multipart parts) {
				for (int i = 0; i < parts.getCount(); i++) {
					String found = find(parts.getBodyPart(i), type);
					if (found != null) {
						return found;
					}
				}
			}
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The entry of an invitation, read as a calendar program reads it. */
	private static VEvent event(MimeMessage mail, String method) throws IOException, ParserException {
		Calendar calendar = new CalendarBuilder().build(new StringReader(part(mail, "text/calendar")));
		assertThat(calendar.validate().getEntries()).isEmpty();
		assertThat(calendar.getProperty(Property.METHOD).orElseThrow().getValue()).isEqualTo(method);
		return (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
	}

	/** Leaves a picture of a mail as a program shows it. */
	private void look(MimeMessage mail, String name) {
		Page page = this.chromium.window(700);
		page.setContent(part(mail, "text/html"));
		Chromium.shoot(page, name);
		page.context().close();
	}

}
