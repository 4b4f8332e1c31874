package resolute.notification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import resolute.deadline.DeadlinesDueSoon;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;
import resolute.support.Scheduling.ScheduledWork;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class MailIT {

	private static final LocalDate DUE = LocalDate.of(2014, 7, 10);

	private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	private final Notices notices;

	private final ApplicationEventPublisher events;

	private final ScheduledWork work;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final MutableClock clock;

	private final JavaMailSenderImpl sender;

	@Autowired
	MailIT(Notices notices, ApplicationEventPublisher events, ScheduledWork work, JdbcClient jdbc,
			PlatformTransactionManager transactions, MutableClock clock, JavaMailSenderImpl sender) {
		this.notices = notices;
		this.events = events;
		this.work = work;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
		this.sender = sender;
	}

	@BeforeEach
	void start() {
		this.jdbc.sql("truncate notice, mail, mail_suppression, mail_preference").update();
		this.jdbc.sql("delete from scheduled_tasks where task_name = 'mail'").update();
		this.server.start();
		this.sender.setHost("127.0.0.1");
		this.sender.setPort(this.server.getSmtp().getPort());
	}

	@AfterEach
	void stop() {
		this.server.stop();
		this.sender.setHost("");
	}

	@Test
	void remindsFiveWorkingDaysBeforeOnADigestWithACalendarEntry() throws Exception {
		this.clock.moveTo(LocalDate.of(2014, 7, 3));
		UUID item = item("2.1", "settlementElban", DUE);
		remind(item, 5);
		this.work.runDue();
		assertThat(this.server.getReceivedMessages()).isEmpty();
		this.clock.moveTo(this.clock.instant().plusSeconds(120));
		this.work.runDue();
		MimeMessage mail = only();
		assertThat(mail.getSubject()).isEqualTo("Пункт 2.1: срок 10 июля, осталось 5 рабочих дней");
	}

	@Test
	void tellsTheExecutorTheHeadTheCoordinatorAndTheDistrictHeadLevelByLevel() throws Exception {
		UUID item = item("2.1", "settlementElban", DUE);
		overdue(item, 1, LocalDate.of(2014, 7, 11));
		overdue(item, 1, LocalDate.of(2014, 7, 11));
		overdue(item, 2, LocalDate.of(2014, 7, 15));
		overdue(item, 3, LocalDate.of(2014, 7, 24));
		assertThat(states()).hasSize(3);
	}

	private void overdue(UUID item, int level, LocalDate day) {
		this.clock.moveTo(day);
		this.transaction.executeWithoutResult((status) -> this.notices.overdue(item, DUE, level, day));
		this.work.runDue();
	}

	private void remind(UUID item, int daysBefore) {
		this.transaction.executeWithoutResult((status) -> this.events
			.publishEvent(new DeadlinesDueSoon(List.of(new DeadlinesDueSoon.Item(item, DUE, daysBefore)))));
	}

	private MimeMessage only() {
		assertThat(this.server.getReceivedMessages()).as("mails among %s", states()).hasSize(1);
		return this.server.getReceivedMessages()[0];
	}

	private List<Map<String, Object>> states() {
		return this.jdbc.sql("select key, state, last_error from mail order by created_at, key").query().listOfRows();
	}

	private UUID item(String number, String organisation, LocalDate dueOn) {
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into deadline (id, task_id, resolution_id, number, organisation_id, activity_id, title,
						original_due_on, due_on, basis_on, preliminary, opened_at, state, version)
					values (:id, :task, 'amursk-2014', :number, :organisation, 'userTask_report', 'Сдать отчёт о мероприятиях',
						:due, :due, :due, false, now(), 'open', 0)
					""")
			.param("id", id)
			.param("task", id.toString())
			.param("number", number)
			.param("organisation", organisation)
			.param("due", dueOn)
			.update();
		return id;
	}

}
