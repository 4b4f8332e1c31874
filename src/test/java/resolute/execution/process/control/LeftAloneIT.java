package resolute.execution.process.control;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.deadline.DeadlineRegister;
import resolute.execution.ExtensionDesk;
import resolute.execution.process.assignment.Assignments;
import resolute.participant.Participants;
import resolute.register.AssignmentRegister.Assignment;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.Scheduling.ScheduledWork;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What arrives in the mailboxes, over real SMTP, when a settlement does not do what was
 * asked of it by Friday 14 March 2014. That month Monday the 10th is off.
 */
@IntegrationTest
class LeftAloneIT {

	private static final LocalDate DUE = LocalDate.of(2014, 3, 14);

	private static final String REPORT = "userTask_reportAssignment";

	private static final List<String> BEFORE = List.of("2014-03-06 elban", "2014-03-13 elban");

	private static final List<String> FIRST_LEVEL = List.of("2014-03-17 elban", "2014-03-17 uprava.elban");

	private static final List<String> SECOND_LEVEL = List.of("2014-03-19 coordinator");

	private static final List<String> THIRD_LEVEL = List.of("2014-03-28 head");

	private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	@Autowired
	private Office office;

	@Autowired
	private Assignments assignments;

	@Autowired
	private DeadlineRegister deadlines;

	@Autowired
	private ExtensionDesk desk;

	@Autowired
	private Participants participants;

	@Autowired
	private ScheduledWork scheduled;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService management;

	@Autowired
	private JavaMailSenderImpl sender;

	@Autowired
	private JdbcClient jdbc;

	private ProcessInstance work;

	private UUID item;

	private LocalDate today = LocalDate.of(2014, 2, 20);

	@BeforeEach
	void give() {
		this.server.start();
		this.sender.setHost("127.0.0.1");
		this.sender.setPort(this.server.getSmtp().getPort());
		// What other tests left open is not chased here.
		this.jdbc.sql("update deadline set watch_on = null").update();
		// Time begins anew with each test.
		this.jdbc.sql("update scheduled_tasks set execution_time = '2014-01-01' where task_name = 'watch'").update();
		this.participants.describe(new OrganisationId("settlementElban"), "uprava.elban@example.org", null);
		this.office.clock().moveTo(this.today);
		RecommendationKey recommendation = new RecommendationKey(new ResolutionId(this.office.newResolution()), "1.2");
		this.assignments.give(
				new Assignment(recommendation, new OrganisationId("settlementElban"), "Составить перечень домов", DUE));
		this.work = this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(recommendation.toString())
			.singleResult();
		this.office.complete(this.work, "userTask_acceptAssignment");
		this.item = this.deadlines.ofTask(this.office.task(this.work, REPORT).getId()).orElseThrow().id();
		assertThat(this.deadlines.find(this.item).orElseThrow().dueOn()).isEqualTo(DUE);
	}

	@AfterEach
	void stop() {
		this.server.stop();
		this.sender.setHost("");
	}

	@Test
	void producesTheRemindersAndTheThreeLevelsAndNothingElse() {
		passUntil(LocalDate.of(2014, 4, 30));

		assertThat(arrived()).containsExactlyElementsOf(all(BEFORE, FIRST_LEVEL, SECOND_LEVEL, THIRD_LEVEL));
	}

	@ParameterizedTest
	@CsvSource({ "2014-03-07, 1", "2014-03-13, 2", "2014-03-17, 4", "2014-03-19, 5", "2014-03-28, 6" })
	void nothingFurtherArrivesOnceTheWorkIsHandedIn(LocalDate handedIn, int mails) {
		passUntil(handedIn);
		this.office.complete(this.work, REPORT);
		this.office.complete(this.work, "userTask_removeAssignmentFromControl");

		passUntil(LocalDate.of(2014, 4, 30));

		assertThat(arrived())
			.containsExactlyElementsOf(all(BEFORE, FIRST_LEVEL, SECOND_LEVEL, THIRD_LEVEL).subList(0, mails));
	}

	@Test
	void aNewDateBeginsTheCycleAnew() {
		passUntil(LocalDate.of(2014, 3, 20));
		this.desk.ask(this.item, LocalDate.of(2014, 4, 11), "Нет данных от управляющей компании", "elban");
		this.scheduled.runDue();
		this.office.submit(this.office.task(this.work, "userTask_decideExtension"),
				Map.of("decision", "granted", "grantedOn", "2014-04-11"));

		passUntil(LocalDate.of(2014, 4, 30));

		assertThat(arrived()).containsExactlyElementsOf(all(BEFORE, FIRST_LEVEL, SECOND_LEVEL,
				// The request and the answer.
				List.of("2014-03-20 coordinator", "2014-03-21 elban"),
				// 11 April is a Friday.
				List.of("2014-04-04 elban", "2014-04-10 elban"), List.of("2014-04-14 elban", "2014-04-14 uprava.elban"),
				List.of("2014-04-16 coordinator"), List.of("2014-04-25 head")));
	}

	@Test
	void whatIsSettledBetweenTheNoticeAndItsMailIsNotSent() {
		passUntil(LocalDate.of(2014, 3, 16));
		this.office.clock().moveTo(LocalDate.of(2014, 3, 17));
		this.sender.setPort(1);
		this.scheduled.runDue();
		this.office.complete(this.work, REPORT);
		this.sender.setPort(this.server.getSmtp().getPort());
		this.office.clock().moveTo(this.office.clock().instant().plus(Duration.ofHours(2)));
		this.scheduled.runDue();

		assertThat(arrived()).containsExactlyElementsOf(BEFORE);
		assertThat(this.jdbc.sql("select state from mail where deadline_id = :item and kind = 'overdue'")
			.param("item", this.item)
			.query(String.class)
			.list()).containsOnly("obsolete");
	}

	/** Lets the days pass, with all that the application does by itself. */
	private void passUntil(LocalDate last) {
		while (this.today.isBefore(last)) {
			this.today = this.today.plusDays(1);
			this.office.clock().moveTo(this.today);
			step();
			// What is collected for a digest leaves a little later.
			this.office.clock().moveTo(this.office.clock().instant().plus(Duration.ofMinutes(10)));
			step();
		}
	}

	private void step() {
		for (Job job : this.management.createJobQuery()
			.timers()
			.duedateLowerThan(Date.from(this.office.clock().instant()))
			.list()) {
			if (isOurs(job)) {
				this.management.executeJob(job.getId());
			}
		}
		this.scheduled.runDue();
	}

	private boolean isOurs(Job job) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceId(job.getProcessInstanceId())
			.processInstanceBusinessKey(this.work.getBusinessKey())
			.count() == 1;
	}

	/** Day and mailbox of each mail about the item, in order. */
	private List<String> arrived() {
		return Arrays.stream(this.server.getReceivedMessages()).map(this::envelope).sorted().toList();
	}

	private String envelope(MimeMessage mail) {
		try {
			Instant sent = mail.getSentDate().toInstant();
			String address = ((InternetAddress) mail.getAllRecipients()[0]).getAddress();
			return LocalDate.ofInstant(sent, this.office.clock().getZone()) + " " + address.replace("@example.org", "");
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SafeVarargs
	private static List<String> all(List<String>... parts) {
		List<String> all = new ArrayList<>();
		for (List<String> part : parts) {
			all.addAll(part);
		}
		return all;
	}

}
