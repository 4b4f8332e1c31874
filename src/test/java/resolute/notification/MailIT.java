package resolute.notification;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.database.StatementCount;
import resolute.deadline.DeadlinesDueSoon;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;
import resolute.support.Scheduling.ScheduledWork;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** From the notice to the mailbox, over real SMTP. */
@IntegrationTest
class MailIT {

	private static final LocalDate DUE = LocalDate.of(2014, 7, 10);

	/** The first working day after it. */
	private static final LocalDate LATE = LocalDate.of(2014, 7, 11);

	private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	private final Notices notices;

	private final MailLog log;

	private final Relay relay;

	private final MailDispatch dispatch;

	private final ApplicationEventPublisher events;

	private final ScheduledWork work;

	private final ManualScheduler scheduler;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final MutableClock clock;

	private final JavaMailSenderImpl sender;

	private final StatementCount statements;

	@Autowired
	MailIT(Notices notices, MailLog log, Relay relay, MailDispatch dispatch, ApplicationEventPublisher events,
			ScheduledWork work, ManualScheduler scheduler, JdbcClient jdbc, PlatformTransactionManager transactions,
			MutableClock clock, JavaMailSenderImpl sender, StatementCount statements) {
		this.notices = notices;
		this.log = log;
		this.relay = relay;
		this.dispatch = dispatch;
		this.events = events;
		this.work = work;
		this.scheduler = scheduler;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
		this.sender = sender;
		this.statements = statements;
	}

	@BeforeEach
	void start() {
		this.jdbc.sql("truncate notice, mail, mail_suppression, mail_preference, extension_request").update();
		this.jdbc.sql("delete from scheduled_tasks where task_name = 'mail'").update();
		this.jdbc.sql("update member set email = user_id || '@example.org'").update();
		this.jdbc.sql("update deadline set watch_on = null").update();
		this.relay.resume();
		this.clock.moveTo(LATE);
		this.server.start();
		sendTo(this.server.getSmtp().getPort());
		this.sender.setUsername("");
		this.sender.setPassword("");
	}

	@AfterEach
	void stop() {
		this.server.stop();
		this.sender.setHost("");
	}

	@Test
	void remindsFiveWorkingDaysBeforeWithACalendarEntry() throws Exception {
		this.clock.moveTo(LocalDate.of(2014, 7, 3));
		UUID item = item("2.1", "settlementElban");
		remind(5, item);
		run();
		assertThat(this.server.getReceivedMessages()).as("collecting").isEmpty();
		pass(Duration.ofMinutes(2));

		MimeMessage mail = only();
		assertThat(mail.getSubject()).isEqualTo("Пункт 2.1: срок 10 июля, осталось 5 рабочих дней");
		InternetAddress to = (InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0];
		assertThat(to.getAddress()).isEqualTo("elban@example.org");
		assertThat(to.getPersonal()).isEqualTo("Образец: специалист, Эльбан");
		assertThat(mail.getReplyTo()[0]).hasToString("coordinator@example.org");
		assertThat(header(mail, "Message-ID")).matches("<[0-9a-f]{32}@localhost>");
		assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
		assertThat(header(mail, "Content-Language")).isEqualTo("ru");
		assertThat(header(mail, "References")).isEqualTo("<deadline-" + item + "@localhost>");
		assertThat(header(mail, "List-Unsubscribe"))
			.matches("<http://localhost:\\d+/mail/preferences/.{36}\\?lang=ru>");
		assertThat(mail.getSentDate()).isEqualTo(java.util.Date.from(this.clock.instant()));

		ReadableMessage read = read(mail);
		assertThat(read.text()).contains("Пункт 2.1 Мероприятия в поселениях",
				"Срок: 10 июля 2014 г., осталось 5 рабочих", "Что сделать: Сдать отчёт",
				"Администрация городского поселения Эльбан", "/items/" + item + "/task",
				"Вы получили это письмо, потому что", "Не присылать напоминания: http");
		assertThat(read.html()).contains("Мероприятия в поселениях", "/items/" + item).doesNotContain("<script");
		String entry = new String(read.attachments().get(0).content(), java.nio.charset.StandardCharsets.UTF_8);
		assertThat(entry).contains("METHOD:PUBLISH", "UID:deadline-" + item + "@localhost",
				"DTSTART;VALUE=DATE:20140710", "SEQUENCE:0", "SUMMARY:Срок: пункт 2.1 Мероприятия в поселениях");
	}

	@Test
	void collectsEverythingOfADayOnOneDigestForEachPerson() throws Exception {
		this.clock.moveTo(LocalDate.of(2014, 7, 9));
		UUID first = item("2.1", "settlementElban");
		UUID second = item("2.2", "settlementElban");
		UUID foreign = item("2.1", "settlementAchan");
		remind(1, first, foreign);
		remind(1, second);
		remind(1, second);
		pass(Duration.ofMinutes(2));
		assertThat(recipients()).containsExactlyInAnyOrder("elban@example.org", "achan@example.org");
		assertThat(mailTo("elban@example.org").getSubject())
			.isEqualTo("Сроки исполнения: 2 задачи, ближайший 10 июля, остался 1 рабочий день");
		assertThat(read(mailTo("elban@example.org")).text()).contains(first.toString(), second.toString())
			.doesNotContain(foreign.toString());
	}

	@Test
	void remindsWhoeverHasTakenTheTaskAlone() {
		UUID item = item("2.1", "settlementElban");
		this.jdbc.sql("update deadline set assignee = 'achan' where id = :id").param("id", item).update();
		remind(5, item);
		pass(Duration.ofMinutes(2));
		assertThat(recipients()).containsExactly("achan@example.org");
	}

	@Test
	void tellsWhomTheSettingsNameLevelByLevelAndOnce() throws Exception {
		UUID item = item("2.1", "settlementElban");
		for (int i = 0; i < 2; i++) {
			overdue(item, 1, LATE);
			overdue(item, 2, LocalDate.of(2014, 7, 15));
			overdue(item, 3, LocalDate.of(2014, 7, 24));
			this.clock.moveTo(LATE);
		}
		assertThat(recipients()).containsExactly("elban@example.org", "coordinator@example.org", "head@example.org");
		MimeMessage[] mails = this.server.getReceivedMessages();
		assertThat(mails[0].getSubject()).isEqualTo("Просрочено на 1 рабочий день: пункт 2.1 Мероприятия в поселениях");
		assertThat(mails[1].getSubject()).startsWith("Просрочено на 3 рабочих дня: ");
		assertThat(mails[2].getSubject()).startsWith("Просрочено на 10 рабочих дней: ");
		for (MimeMessage mail : mails) {
			assertThat(mail.getHeader("List-Unsubscribe")).as("formal").isNull();
			assertThat(header(mail, "References")).as("one thread").isEqualTo("<deadline-" + item + "@localhost>");
		}
		assertThat(Arrays.stream(mails).map((mail) -> header(mail, "Message-ID")).distinct()).hasSize(3);
	}

	@Test
	void tellsTheHeadOrTheMailboxOfTheOrganisationButNobodyTwice() {
		this.jdbc
			.sql("insert into membership (organisation_id, user_id, role) values ('settlementBolon', 'head', 'head')")
			.update();
		this.jdbc.sql("update organisation set email = 'office@example.org' where id = 'settlementOmmi'").update();
		overdue(item("2.1", "settlementBolon"), 1, LATE);
		overdue(item("2.1", "settlementOmmi"), 1, LATE);
		overdue(item("2.1", "settlementElban"), 1, LATE);
		assertThat(recipients()).containsExactlyInAnyOrder("bolon@example.org", "head@example.org", "ommi@example.org",
				"office@example.org", "elban@example.org");
		this.jdbc.sql("delete from membership where organisation_id = 'settlementBolon' and user_id = 'head'").update();
	}

	@Test
	void catchesUpWithOneMailForEachPerson() throws Exception {
		this.clock.moveTo(LocalDate.of(2014, 7, 24));
		List<UUID> items = IntStream.range(0, 3).mapToObj((i) -> item("2.1", "settlementElban")).toList();
		this.transaction.executeWithoutResult((status) -> items.forEach((item) -> {
			this.notices.overdue(item, DUE, 1, LATE);
			this.notices.overdue(item, DUE, 2, LocalDate.of(2014, 7, 15));
			this.notices.overdue(item, DUE, 3, this.clock.today());
		}));
		run();
		assertThat(recipients()).as("formal").containsOnly("head@example.org").hasSize(3);
		pass(Duration.ofMinutes(2));
		assertThat(recipients()).hasSize(5).contains("elban@example.org", "coordinator@example.org");
		assertThat(mailTo("elban@example.org").getSubject()).isEqualTo("Просрочено: 3 задачи");
	}

	@ParameterizedTest
	@ValueSource(strings = { "state = 'submitted', submitted_at = now()", "state = 'withdrawn'", "controlled = false",
			"due_on = '2014-08-01'" })
	void saysNothingOfWhatWasSettledMeanwhile(String change) {
		UUID item = item("2.1", "settlementElban");
		remind(5, item);
		this.transaction.executeWithoutResult((status) -> this.notices.overdue(item, DUE, 1, LATE));
		this.jdbc.sql("update deadline set " + change + " where id = :id").param("id", item).update();
		pass(Duration.ofMinutes(2));
		assertThat(this.server.getReceivedMessages()).isEmpty();
		assertThat(states()).containsExactly("obsolete", "obsolete");
	}

	@Test
	void schedulesNothingIfTheTransactionIsRolledBack() {
		UUID item = item("2.1", "settlementElban");
		this.transaction.executeWithoutResult((status) -> {
			this.notices.overdue(item, DUE, 1, LATE);
			this.notices.remindAgain(item, "1");
			this.events.publishEvent(new DeadlinesDueSoon(List.of(new DeadlinesDueSoon.Item(item, DUE, 5))));
			assertThat(scheduled()).as("reminder and digest").isEqualTo(2);
			status.setRollbackOnly();
		});
		assertThat(scheduled()).isZero();
		assertThat(states()).isEmpty();
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> this.notices.overdue(item, DUE, 1, LATE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "notice", "mail", "scheduled_tasks" })
	void tellsNobodyWhatIsNotWrittenInFull(String table) {
		UUID item = item("2.1", "settlementElban");
		failing(table, "insert", "true", () -> assertThatExceptionOfType(RuntimeException.class).isThrownBy(
				() -> this.transaction.executeWithoutResult((status) -> this.notices.overdue(item, DUE, 1, LATE))));
		assertThat(states()).isEmpty();
		assertThat(scheduled()).isZero();
		overdue(item, 1, LATE);
		assertThat(recipients()).containsExactly("elban@example.org");
	}

	@ParameterizedTest
	@CsvSource({ "sending, 1", "sent, 2" })
	void losesNothingWhereverItIsInterrupted(String state, int mails) {
		UUID item = item("2.1", "settlementElban");
		failing("mail", "update", "new.state = '" + state + "'", () -> overdue(item, 1, LATE));
		pass(Duration.ofMinutes(2));
		assertThat(states()).containsExactly("sent");
		assertThat(recipients()).hasSize(mails).containsOnly("elban@example.org");
		assertThat(
				Arrays.stream(this.server.getReceivedMessages()).map((mail) -> header(mail, "Message-ID")).distinct())
			.as("the duplicate is known as one")
			.hasSize(1);
		assertThat(scheduled()).isZero();
	}

	@Test
	void takesUpWhatADeadNodeHasLeft() {
		overdue(item("2.1", "settlementElban"), 1, LATE);
		UUID mail = this.jdbc.sql("select id from mail").query(UUID.class).single();
		this.jdbc.sql("update mail set state = 'sending'").update();
		this.jdbc
			.sql("""
					insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat,
						version) values ('mail', :mail, :then, true, 'dead', :then, 2)
					""")
			.param("mail", mail.toString())
			.param("then", Outbox.utc(this.clock.instant().minus(Duration.ofDays(1))))
			.update();
		this.scheduler.setTime(this.clock.instant());
		this.scheduler.runDeadExecutionDetection();
		pass(Duration.ofMinutes(1));
		assertThat(states()).containsExactly("sent");
		assertThat(Arrays.stream(this.server.getReceivedMessages()).map((one) -> header(one, "Message-ID")).distinct())
			.hasSize(1);
		assertThat(this.server.getReceivedMessages()).hasSize(2);
	}

	@Test
	void deliversAfterTwoDaysWithoutAServerAndPutsDigestsTogether() throws Exception {
		this.clock.moveTo(LocalDate.of(2014, 7, 3));
		sendTo(closedPort());
		UUID overdue = item("2.2", "settlementLitovko", LocalDate.of(2014, 7, 2));
		this.transaction.executeWithoutResult(
				(status) -> this.notices.overdue(overdue, LocalDate.of(2014, 7, 2), 1, this.clock.today()));
		remind(5, item("2.1", "settlementElban"));
		run();
		pass(Duration.ofMinutes(2));
		for (int hours = 1; hours < 48; hours++) {
			pass(Duration.ofHours(1));
			if (hours == 24) {
				remind(5, item("2.2", "settlementElban"));
			}
		}
		assertThat(states()).as("still to be sent").contains("queued").doesNotContain("failed", "sent");
		sendTo(this.server.getSmtp().getPort());
		pass(Duration.ofHours(1));
		pass(Duration.ofHours(1));
		assertThat(recipients()).containsExactlyInAnyOrder("litovko@example.org", "elban@example.org");
		assertThat(mailTo("elban@example.org").getSubject()).startsWith("Сроки исполнения: 2 задачи");
	}

	@Test
	void comesAgainWhenItIsPutOff() throws Exception {
		List<String> greylisted = new ArrayList<>();
		Function<String, Optional<String>> script = (command) -> {
			if (command.startsWith("RCPT TO:<elban") && greylisted.isEmpty()) {
				greylisted.add(command);
				return Optional.of("451 4.7.1 come back in a minute");
			}
			return Optional.empty();
		};
		try (ScriptedSmtpServer smtp = new ScriptedSmtpServer(script)) {
			sendTo(smtp.port());
			this.transaction.executeWithoutResult((status) -> {
				this.notices.overdue(item("2.1", "settlementElban"), DUE, 1, LATE);
				this.notices.overdue(item("2.1", "settlementAchan"), DUE, 1, LATE);
			});
			run();
			assertThat(smtp.taken()).as("the other one").hasSize(1);
			assertThat(errors()).containsExactly("451 4.7.1 come back in a minute");
			pass(Duration.ofSeconds(59));
			assertThat(smtp.taken()).hasSize(1);
			pass(Duration.ofSeconds(1));
			assertThat(smtp.taken()).hasSize(2);
			assertThat(states()).containsOnly("sent");
			assertThat(smtp.commands()).filteredOn((command) -> command.startsWith("EHLO"))
				.as("connections")
				.hasSizeLessThan(3);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "RCPT TO:<elban", "." })
	void suppressesAnAddressThatIsRefusedForGoodAndTellsTheCoordinator(String where) throws Exception {
		List<String> refused = new ArrayList<>();
		Function<String, Optional<String>> script = (command) -> {
			if (command.startsWith(where) && refused.isEmpty()) {
				refused.add(command);
				return Optional.of("550 5.1.1 no such user");
			}
			return Optional.empty();
		};
		try (ScriptedSmtpServer smtp = new ScriptedSmtpServer(script)) {
			sendTo(smtp.port());
			UUID item = item("2.1", "settlementElban");
			overdue(item, 1, LATE);
			run();
			assertThat(smtp.taken()).hasSize(1);
			assertThat(smtp.taken().get(0)).contains("To: ", "coordinator@example.org");
			this.transaction.executeWithoutResult((status) -> this.notices.remindAgain(item, "1"));
			run();
			assertThat(smtp.taken()).as("nothing more goes there").hasSize(1);
			assertThat(states()).containsExactlyInAnyOrder("suppressed", "suppressed", "sent");
			assertThat(this.log.failedCount()).isEqualTo(2);
			assertThat(this.log.suppressions()).singleElement().satisfies((one) -> {
				assertThat(one.address()).isEqualTo("elban@example.org");
				assertThat(one.reason()).contains("550 5.1.1 no such user");
			});
			assertThat(this.log.lift("elban@example.org")).isTrue();
			UUID mail = this.jdbc.sql("select id from mail where kind = 'overdue'").query(UUID.class).single();
			assertThat(this.log.sendAgain(mail)).isEqualTo(MailLog.Resending.QUEUED);
			assertThat(this.log.sendAgain(mail)).isEqualTo(MailLog.Resending.NOT_NOW);
			run();
			assertThat(smtp.taken()).hasSize(2);
		}
	}

	@Test
	void doesNotTellTheCoordinatorOfAnAddressThatIsHers() throws Exception {
		try (ScriptedSmtpServer smtp = new ScriptedSmtpServer(
				(command) -> command.startsWith("RCPT") ? Optional.of("550 5.1.1 no such user") : Optional.empty())) {
			sendTo(smtp.port());
			overdue(item("2.1", "settlementElban"), 1, LATE);
			for (int i = 0; i < 5; i++) {
				pass(Duration.ofHours(1));
			}
			assertThat(this.log.suppressions()).extracting(MailLog.Suppression::address)
				.containsExactlyInAnyOrder("elban@example.org", "coordinator@example.org");
			assertThat(states()).containsExactly("suppressed", "suppressed");
			assertThat(scheduled()).isZero();
		}
	}

	@ParameterizedTest
	@CsvSource({ "AUTH, 535 5.7.8 wrong password", "MAIL, 550 5.7.1 sender not allowed",
			"EHLO, 554 5.7.1 you are not welcome", "RCPT, 530 5.7.0 authentication required",
			"DATA, 421 4.3.2 shutting down" })
	void blamesNobodyForAServerThatIsSetWrongly(String command, String answer) throws Exception {
		try (ScriptedSmtpServer smtp = new ScriptedSmtpServer((line) -> {
			if (line.startsWith(command) || command.equals("EHLO") && line.startsWith("HELO")) {
				return Optional.of(answer);
			}
			return line.startsWith("EHLO") ? Optional.of("250-test\r\n250 AUTH PLAIN") : Optional.empty();
		})) {
			sendTo(smtp.port());
			this.sender.setUsername("resolute");
			this.sender.setPassword("secret");
			overdue(item("2.1", "settlementElban"), 1, LATE);
			assertThat(states()).containsExactly("queued");
			assertThat(errors()).singleElement().asString().contains(answer.substring(0, 3));
			assertThat(this.log.suppressions()).isEmpty();
			assertThat(this.relay.pausedUntil()).isPresent();
		}
	}

	@Test
	void letsNobodyWaitForASilentServer() throws Exception {
		Properties before = this.sender.getJavaMailProperties();
		Properties quick = new Properties();
		quick.putAll(before);
		quick.setProperty("mail.smtp.timeout", "2000");
		this.sender.setJavaMailProperties(quick);
		try (ScriptedSmtpServer smtp = new ScriptedSmtpServer(
				(command) -> command.startsWith("MAIL") ? Optional.of(ScriptedSmtpServer.SILENCE) : Optional.empty())) {
			sendTo(smtp.port());
			UUID item = item("2.1", "settlementElban");
			this.transaction.executeWithoutResult((status) -> this.notices.overdue(item, DUE, 1, LATE));
			CompletableFuture<Void> sending = CompletableFuture.runAsync(this::run);
			smtp.awaitSilence();
			this.transaction.executeWithoutResult((status) -> {
				this.jdbc.sql("set local lock_timeout = '1ms'").update();
				this.jdbc.sql("update deadline set state = 'submitted', submitted_at = now() where id = :id")
					.param("id", item)
					.update();
				this.jdbc.sql("update mail set last_error = 'nobody holds it' where deadline_id = :id")
					.param("id", item)
					.update();
				this.notices.remindAgain(item("2.1", "settlementAchan"), "1");
			});
			assertThat(sending).as("still waiting for the server").isNotDone();
			sending.get(30, TimeUnit.SECONDS);
			assertThat(this.relay.pausedUntil()).as("left alone for a while").isPresent();
			sendTo(this.server.getSmtp().getPort());
			pass(Duration.ofHours(1));
			assertThat(states()).containsExactlyInAnyOrder("obsolete", "sent");
		}
		finally {
			this.sender.setJavaMailProperties(before);
		}
	}

	@Test
	void givesUpAfterSeventyTwoHoursAndShowsIt() throws Exception {
		sendTo(closedPort());
		UUID item = item("2.1", "settlementElban");
		overdue(item, 1, LATE);
		Instant begin = this.clock.instant();
		while (Duration.between(begin, this.clock.instant()).toHours() < 70) {
			pass(Duration.ofHours(2));
		}
		assertThat(states()).containsExactly("queued");
		assertThat(this.log.failedCount()).isZero();
		pass(Duration.ofHours(2));
		pass(Duration.ofHours(2));
		assertThat(states()).containsExactly("failed");
		assertThat(scheduled()).isZero();
		assertThat(this.log.failedCount()).isOne();
		this.jdbc.sql("update deadline set state = 'withdrawn' where id = :id").param("id", item).update();
		assertThat(this.log.failedCount()).as("matters no more").isZero();
	}

	@Test
	void keepsMailToBeReadWithoutAServer() {
		this.sender.setHost("");
		UUID item = item("2.1", "settlementElban");
		overdue(item, 1, LATE);
		UUID mail = this.jdbc.sql("select id from mail where state = 'held'").query(UUID.class).single();
		assertThat(new ReadableMessage(this.log.content(mail).orElseThrow()).text()).contains("Пункт 2.1");
		assertThat(this.log.sendAgain(mail)).isEqualTo(MailLog.Resending.NO_SERVER);
		sendTo(this.server.getSmtp().getPort());
		assertThat(this.log.sendAgain(mail)).isEqualTo(MailLog.Resending.QUEUED);
		run();
		assertThat(recipients()).containsExactly("elban@example.org");
	}

	@Test
	void sendsAgainAsANewMessage() throws Exception {
		overdue(item("2.1", "settlementElban"), 1, LATE);
		UUID mail = this.jdbc.sql("select id from mail").query(UUID.class).single();
		this.log.sendAgain(mail);
		run();
		assertThat(Arrays.stream(this.server.getReceivedMessages()).map((one) -> header(one, "Message-ID")).distinct())
			.hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Отчёт\r\nBcc: evil@example.org\r\n\r\nтело", "Отчёт \"с кавычками\" <b>&amp; 🎉🏔️</b>",
			"\u202Eтёчто\u202C \u200Fсправа налево\u061C", "Отчёт \u0000\u0007\u001B[31m\u2028 конец" })
	void writesOnlyTextIntoHeaders(String hostile) throws Exception {
		UUID item = item("0", "settlementElban");
		this.jdbc.sql("update deadline set title = :title, resolution_id = 'none' where id = :id")
			.param("title", hostile.replace("\u0000", ""))
			.param("id", item)
			.update();
		this.jdbc.sql("update member set name = :name where user_id = 'elban'")
			.param("name", hostile.replace("\u0000", ""))
			.update();
		overdue(item, 1, LATE);
		this.jdbc.sql("update member set name = 'Образец: специалист, Эльбан' where user_id = 'elban'").update();
		MimeMessage mail = only();
		assertThat(mail.getHeader("Bcc")).isNull();
		assertThat(mail.getAllRecipients()).singleElement().satisfies((to) -> {
			assertThat(((InternetAddress) to).getAddress()).isEqualTo("elban@example.org");
			assertThat(((InternetAddress) to).getPersonal()).isEqualTo(PlainText.line(hostile.replace("\u0000", "")));
		});
		assertThat(mail.getSubject()).startsWith("Просрочено на 1 рабочий день: задача")
			.endsWith(PlainText.line(hostile.replace("\u0000", "")))
			.doesNotContainPattern("[\\p{Cc}\u202A-\u202E\u200E\u200F\u061C]");
		assertThat(read(mail).html()).doesNotContain("<b>");
	}

	@Test
	void shortensLongTitles() throws Exception {
		UUID item = item("0", "settlementElban");
		this.jdbc.sql("update deadline set title = :title, resolution_id = 'none' where id = :id")
			.param("title", "Благоустройство ".repeat(19))
			.param("id", item)
			.update();
		overdue(item, 1, LATE);
		assertThat(only().getSubject()).hasSizeLessThanOrEqualTo(120).endsWith("Благоустройство…");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "elban@example.org\r\nBcc: evil@example.org", "elban example.org", "@", "a b@example.org" })
	void refusesAnAddressThatIsNone(String address) {
		this.jdbc.sql("update member set email = :address where user_id = 'elban'").param("address", address).update();
		this.jdbc.sql("update organisation set email = null where id = 'settlementElban'").update();
		overdue(item("2.1", "settlementElban"), 1, LATE);
		this.jdbc.sql("update organisation set email = 'elban@example.org' where id = 'settlementElban'").update();
		assertThat(this.server.getReceivedMessages()).isEmpty();
		assertThat(states()).containsOnly("undeliverable");
	}

	@Test
	void showsWhomItCannotReach() {
		this.jdbc.sql("update member set email = null where user_id = 'litovko'").update();
		this.jdbc.sql("update organisation set email = null where id = 'settlementLitovko'").update();
		UUID item = item("2.1", "settlementLitovko");
		remind(5, item);
		remind(5, item);
		overdue(item, 1, LATE);
		this.jdbc.sql("update organisation set email = 'litovko@example.org' where id = 'settlementLitovko'").update();
		assertThat(this.jdbc.sql("select kind || ' ' || recipient from mail where state = 'undeliverable' order by 1")
			.query(String.class)
			.list()).containsExactly("digest performer/settlementLitovko", "overdue executor/settlementLitovko",
					"overdue head/settlementLitovko");
		assertThat(this.log.failedCount()).isEqualTo(3);
	}

	@Test
	void doesNotRemindWhoWantsNoRemindersButStillSendsFormalNotices() {
		UUID item = item("2.1", "settlementElban");
		remind(5, item);
		this.jdbc.sql("update mail_preference set reminders = false where user_id = 'elban'").update();
		pass(Duration.ofMinutes(2));
		assertThat(states()).as("unsubscribed before it left").containsExactly("obsolete");
		remind(1, item);
		overdue(item, 1, LATE);
		assertThat(recipients()).containsExactly("elban@example.org");
		assertThat(scheduled()).isZero();
	}

	@Test
	void writesInEnglishToWhoWantsIt() throws Exception {
		this.clock.moveTo(LocalDate.of(2014, 7, 3));
		this.jdbc.sql("insert into mail_preference (user_id, language) values ('elban', 'en')").update();
		remind(5, item("2.1", "settlementElban"));
		pass(Duration.ofMinutes(2));
		assertThat(only().getSubject()).isEqualTo("Item 2.1: due 10 July, 5 working days left");
		assertThat(header(only(), "Content-Language")).isEqualTo("en");
		assertThat(read(only()).text()).contains("Due: 10 July 2014", "No more reminders: http");
	}

	@Test
	void asksWhoDecidesOnAnExtensionAndMovesTheCalendarEntry() throws Exception {
		UUID item = item("2.1", "settlementElban");
		UUID first = request(item, 1, false);
		UUID third = request(item("2.2", "settlementElban"), 3, true);
		this.transaction.executeWithoutResult((status) -> {
			this.notices.extensionAsked(first);
			this.notices.extensionAsked(third);
		});
		run();
		assertThat(mailTo("coordinator@example.org").getSubject())
			.isEqualTo("Просят продлить срок до 1 августа: пункт 2.1 Мероприятия в поселениях");
		assertThat(read(mailTo("coordinator@example.org")).text()).contains("Причина: Ждём ответа", "позже");
		assertThat(read(mailTo("head@example.org")).text()).contains("просьба № 3");

		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("update deadline set due_on = '2014-08-01', due_sequence = 1 where id = :id")
				.param("id", item)
				.update();
			this.jdbc.sql("""
					update extension_request set decision = 'granted', decided_at = now(), decided_by = 'coordinator',
						granted_on = '2014-08-01', remark = 'В последний раз' where id = :id
					""").param("id", first).update();
			this.jdbc.sql("""
					update extension_request set decision = 'refused', decided_at = now(), decided_by = 'head',
						remark = 'Нет оснований' where id = :id
					""").param("id", third).update();
			this.notices.extensionDecided(first);
			this.notices.extensionDecided(third);
		});
		run();
		List<MimeMessage> answers = mailsTo("elban@example.org");
		MimeMessage granted = answers.stream()
			.filter((mail) -> subject(mail).startsWith("Срок продлён"))
			.findAny()
			.orElseThrow();
		assertThat(granted.getSubject()).isEqualTo("Срок продлён до 1 августа: пункт 2.1 Мероприятия в поселениях");
		assertThat(read(granted).text()).contains("первоначально 10 июля 2014 г.", "Пояснение: В последний раз");
		assertThat(new String(read(granted).attachments().get(0).content(), java.nio.charset.StandardCharsets.UTF_8))
			.contains("SEQUENCE:1", "DTSTART;VALUE=DATE:20140801", "UID:deadline-" + item);
		assertThat(answers.stream().map(MailIT::subject))
			.anyMatch((subject) -> subject.startsWith("В продлении отказано, срок 10 июля: пункт 2.2"));
	}

	@Test
	void beginsANewDigestIfTheOldOneIsJustBeingClosed() throws Exception {
		remind(5, item("2.1", "settlementElban"));
		UUID late = item("2.2", "settlementElban");
		CompletableFuture<Void> adding = Objects.requireNonNull(this.transaction.execute((status) -> {
			this.jdbc.sql("update mail set state = 'sending', collecting = false").update();
			CompletableFuture<Void> other = CompletableFuture.runAsync(() -> remind(5, late));
			while (this.jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
				.query(Integer.class)
				.single() == 0) {
				assertThat(other).isNotDone();
				Thread.onSpinWait();
			}
			return other;
		}));
		adding.get(30, TimeUnit.SECONDS);
		assertThat(this.jdbc.sql("""
				select count(*) from notice n join mail m on m.id = n.mail_id
				where n.deadline_id = :late and m.state = 'queued'
				""").param("late", late).query(Integer.class).single()).isOne();
		assertThat(states()).containsExactlyInAnyOrder("sending", "queued");
	}

	@Test
	void costsAHandfulOfStatementsForABatchAndFourForAMail() {
		List<UUID> items = IntStream.range(0, 100).mapToObj((i) -> item("2.1", "settlementElban")).toList();
		long writing = this.statements.count(() -> this.transaction.execute((status) -> {
			items.forEach((item) -> this.notices.overdue(item, DUE, 1, LATE));
			return true;
		})).statements();
		assertThat(writing).isLessThanOrEqualTo(4);
		UUID mail = this.jdbc.sql("select id from mail limit 1").query(UUID.class).single();
		this.jdbc.sql("delete from scheduled_tasks where task_name = 'mail' and task_instance <> :mail")
			.param("mail", mail.toString())
			.update();
		assertThat(this.statements.count(() -> this.dispatch.deliver(mail)).statements()).isLessThanOrEqualTo(4);
		List<UUID> others = IntStream.range(0, 100).mapToObj((i) -> item("2.1", "settlementAchan")).toList();
		assertThat(this.statements.count(() -> {
			remind(5, others.toArray(UUID[]::new));
			return true;
		}).statements()).isLessThanOrEqualTo(8);
	}

	private void overdue(UUID item, int level, LocalDate day) {
		this.clock.moveTo(day);
		this.transaction.executeWithoutResult((status) -> this.notices.overdue(item, DUE, level, day));
		run();
	}

	private void remind(int daysBefore, UUID... items) {
		this.transaction.executeWithoutResult((status) -> this.events.publishEvent(new DeadlinesDueSoon(
				Arrays.stream(items).map((item) -> new DeadlinesDueSoon.Item(item, DUE, daysBefore)).toList())));
	}

	private UUID request(UUID item, int ordinal, boolean headDecides) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into extension_request (id, deadline_id, ordinal, due_on, wanted_on, reason, requested_by,
					requested_at, late_asked, head_decides)
				values (:id, :item, :ordinal, '2014-07-10', '2014-08-01', 'Ждём ответа', 'elban', now(), true, :head)
				""").param("id", id).param("item", item).param("ordinal", ordinal).param("head", headDecides).update();
		return id;
	}

	private void run() {
		this.work.runDue();
	}

	private void pass(Duration time) {
		this.clock.moveTo(this.clock.instant().plus(time));
		run();
	}

	private void sendTo(int port) {
		this.sender.setHost("127.0.0.1");
		this.sender.setPort(port);
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	/** Does something while the database refuses a certain statement. */
	private void failing(String table, String operation, String condition, Runnable work) {
		this.jdbc.sql("""
				create or replace function injected() returns trigger language plpgsql
				as 'begin raise exception ''injected''; end'
				""").update();
		this.jdbc
			.sql("create trigger injected before " + operation + " on " + table + " for each row when (" + condition
					+ ") execute function injected()")
			.update();
		try {
			work.run();
		}
		finally {
			this.jdbc.sql("drop trigger injected on " + table).update();
		}
	}

	private MimeMessage only() {
		assertThat(this.server.getReceivedMessages()).as("mails, with the states %s", states()).hasSize(1);
		return this.server.getReceivedMessages()[0];
	}

	private MimeMessage mailTo(String address) {
		List<MimeMessage> mails = mailsTo(address);
		assertThat(mails).as("mails to %s", address).hasSize(1);
		return mails.get(0);
	}

	private List<MimeMessage> mailsTo(String address) {
		return Arrays.stream(this.server.getReceivedMessages())
			.filter((mail) -> address(mail).equals(address))
			.toList();
	}

	private List<String> recipients() {
		return Arrays.stream(this.server.getReceivedMessages()).map(MailIT::address).toList();
	}

	private static String address(MimeMessage mail) {
		try {
			return ((InternetAddress) mail.getAllRecipients()[0]).getAddress();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String subject(MimeMessage mail) {
		try {
			return mail.getSubject();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static @Nullable String header(MimeMessage mail, String name) {
		try {
			return mail.getHeader(name, null);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ReadableMessage read(MimeMessage mail) throws IOException, MessagingException {
		java.io.ByteArrayOutputStream content = new java.io.ByteArrayOutputStream();
		mail.writeTo(content);
		return new ReadableMessage(content.toByteArray());
	}

	private List<String> states() {
		return this.jdbc.sql("select state from mail order by created_at, key").query(String.class).list();
	}

	private List<String> errors() {
		return this.jdbc.sql("select last_error from mail where last_error is not null").query(String.class).list();
	}

	private int scheduled() {
		return this.jdbc.sql("select count(*) from scheduled_tasks where task_name = 'mail'")
			.query(Integer.class)
			.single();
	}

	private UUID item(String number, String organisation) {
		return item(number, organisation, DUE);
	}

	private UUID item(String number, String organisation, LocalDate dueOn) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into deadline (id, task_id, resolution_id, number, organisation_id, activity_id, title,
					original_due_on, due_on, basis_on, dated_on, preliminary, opened_at, state, version)
				values (:id, :task, 'amursk-2014', :number, :organisation, 'userTask_report', '2.1 Сдать отчёт',
					:due, :due, :due, :due, false, now(), 'open', 0)
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
