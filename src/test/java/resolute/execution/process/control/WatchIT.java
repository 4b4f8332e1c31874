package resolute.execution.process.control;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import resolute.database.StatementCount;
import resolute.deadline.ControlRules;
import resolute.deadline.ControlSettings;
import resolute.deadline.Watch;
import resolute.shared.ResolutionId;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;
import resolute.support.Office;
import resolute.support.OpenItems;
import resolute.support.Scheduling.ScheduledWork;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** On Monday 7 July 2014, with no day off around it but Saturdays and Sundays. */
@IntegrationTest
class WatchIT {

	private static final LocalDate TODAY = LocalDate.of(2014, 7, 7);

	/** The last working day before today. */
	private static final LocalDate JUST_MISSED = LocalDate.of(2014, 7, 4);

	private final Watch watch;

	private final ControlRules rules;

	private final ManagementService management;

	private final ScheduledWork work;

	private final StatementCount statements;

	private final MutableClock clock;

	private final JdbcClient jdbc;

	private final OpenItems items;

	private final String resolution;

	@Autowired
	WatchIT(Watch watch, ControlRules rules, ManagementService management, ScheduledWork work,
			StatementCount statements, Office office, JdbcClient jdbc) {
		this.watch = watch;
		this.rules = rules;
		this.management = management;
		this.work = work;
		this.statements = statements;
		this.clock = office.clock();
		this.jdbc = jdbc;
		this.items = new OpenItems(jdbc);
		this.resolution = office.newResolution();
	}

	@BeforeEach
	void begin() {
		this.items.clear();
		this.clock.moveTo(TODAY);
	}

	@Test
	void twoAtOnceEscalateEachOfTenThousandItemsOnce() throws Exception {
		this.items.add(this.resolution, "settlementElban", 4_000, JUST_MISSED);
		this.items.add(this.resolution, "district", 4_000, JUST_MISSED);
		this.items.add(this.resolution, "settlementOmmi", 2_000, LocalDate.of(2014, 7, 3));

		int looked = inTwoThreads();

		assertThat(looked).isEqualTo(10_000);
		assertThat(count("escalation where process_instance_id is not null and level = 1")).isEqualTo(10_000);
		assertThat(
				count("escalation e join act_ru_execution p on p.id_ = e.process_instance_id and p.parent_id_ is null"))
			.isEqualTo(10_000);
		assertThat(processes()).isEqualTo(10_000);
		assertThat(count("(select distinct deadline_id, due_on, level, recipient from notice) each"))
			.isEqualTo(count("notice"));
		assertThat(this.jdbc.sql("select recipient || ' ' || count(*) from notice group by recipient order by 1")
			.query(String.class)
			.list()).containsExactly("district 4000", "elban 4000", "head/district 4000", "ommi 2000");
		assertThat(mails()).containsExactly("digest ommi queued 1", "overdue district queued 4000",
				"overdue elban queued 4000", "overdue head/district undeliverable 4000");
		assertThat(count("mail where state = 'queued'"))
			.isEqualTo(
					count("mail join scheduled_tasks on task_name = 'mail' and task_instance = cast(mail.id as text)"))
			.isEqualTo(count("scheduled_tasks where task_name = 'mail'"));
		assertThat(count("deadline where watch_on is not null")).isZero();
		assertThat(count("deadline where missed_due_on = due_on")).isEqualTo(10_000);
		assertThat(this.watch.look()).isZero();
	}

	@Test
	void catchesUpAfterADowntimeWithOneMailForEachPerson() {
		for (String organisation : List.of("settlementElban", "settlementOmmi", "companySampleOne")) {
			for (int days : new int[] { 2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15 }) {
				this.items.add(this.resolution, organisation, 2, workingDaysAgo(days));
			}
			this.items.add(this.resolution, organisation, 3, LocalDate.of(2014, 7, 8), LocalDate.of(2014, 7, 1));
			this.items.add(this.resolution, organisation, 3, LocalDate.of(2014, 7, 11), LocalDate.of(2014, 7, 4));
		}

		this.watch.look();
		fireDueTimers();
		send();

		assertThat(count("escalation")).isEqualTo(72);
		assertThat(count("escalation where level = 3")).as("10 working days late or more").isEqualTo(30);
		assertThat(mails()).containsExactly("digest companyone held 1", "digest coordinator held 1",
				"digest elban held 1", "digest head held 1", "digest ommi held 1");
		assertThat(this.jdbc.sql("""
				select recipient || ' ' || count(level) || ' ' || count(days_before) from notice
				group by recipient order by 1
				""").query(String.class).list()).containsExactly("companyone 24 6", "coordinator 66 0", "elban 24 6",
				"head 30 0", "ommi 24 6");
	}

	@Test
	void tellsFormallyWhatIsToldOnItsDayOnly() {
		this.items.add(this.resolution, "settlementElban", 1, workingDaysAgo(1));
		this.items.add(this.resolution, "settlementElban", 1, workingDaysAgo(2));
		this.items.add(this.resolution, "settlementElban", 1, workingDaysAgo(3));
		this.items.add(this.resolution, "settlementElban", 1, workingDaysAgo(10));

		this.watch.look();
		fireDueTimers();
		send();

		assertThat(this.jdbc
			.sql("select recipient || ' ' || level || ' ' || due_on from mail where kind = 'overdue' order by level")
			.query(String.class)
			.list()).containsExactly("elban 1 2014-07-04", "coordinator 2 2014-07-02", "head 3 2014-06-23");
		assertThat(mails()).containsExactly("digest coordinator held 1", "digest elban held 1",
				"overdue coordinator held 1", "overdue elban held 1", "overdue head held 1");
	}

	@Test
	void sendsNoMoreStatementsForMoreItems() {
		statementsFor(1);
		long few = statementsFor(1);

		assertThat(statementsFor(4)).isCloseTo(few, within(1L));
		assertThat(statementsFor(66)).as("198 items, for which the engine sends a statement for 50 rows each")
			.isLessThan(66);
		assertThat(this.statements.count(this.watch::look).statements()).as("with nothing to do").isOne();
	}

	@Test
	void remindsOnTheDaysThatTheResolutionHasOfItsOwn() {
		String other = "other-" + this.resolution;
		enact(other);
		change(other, List.of(3), 1);
		LocalDate due = LocalDate.of(2014, 7, 14);
		this.items.add(this.resolution, "settlementElban", 1, due, TODAY);
		this.items.add(other, "settlementOmmi", 1, due, TODAY);

		for (LocalDate day = TODAY; day.isBefore(due); day = day.plusDays(1)) {
			this.clock.moveTo(day);
			this.watch.look();
		}

		assertThat(this.jdbc.sql("""
				select d.organisation_id || ' ' || r.days_before || ' ' ||
					cast(r.reminded_at at time zone 'Asia/Vladivostok' as date)
				from reminder r join deadline d on d.id = r.deadline_id order by r.reminded_at
				""").query(String.class).list()).containsExactly("settlementElban 5 2014-07-07",
				"settlementOmmi 3 2014-07-09", "settlementElban 1 2014-07-11");
	}

	@Test
	void looksAgainWhenTheRulesChangeAndTellsNothingTwice() {
		enact(this.resolution);
		this.items.add(this.resolution, "settlementElban", 1, LocalDate.of(2014, 7, 14), TODAY);
		this.items.add(this.resolution, "settlementElban", 1, JUST_MISSED);
		this.watch.look();
		assertThat(count("notice")).isEqualTo(2);

		change(this.resolution, List.of(5, 4), 2);
		assertThat(this.watch.look()).as("the one that is not overdue yet").isOne();
		assertThat(count("notice")).as("nothing new today").isEqualTo(2);

		this.jdbc.sql("update deadline set watch_on = :today").param("today", TODAY).update();
		this.watch.look();
		assertThat(count("notice")).as("nothing twice, even if it is looked at again").isEqualTo(2);
		assertThat(processes()).isOne();

		this.clock.moveTo(LocalDate.of(2014, 7, 8));
		this.watch.look();
		assertThat(this.jdbc.sql("select days_before from reminder order by 1").query(Integer.class).list())
			.containsExactly(4, 5);
		this.clock.moveTo(LocalDate.of(2014, 7, 15));
		this.watch.look();
		assertThat(processes()).as("level 1 is reached a day later now").isOne();
		this.clock.moveTo(LocalDate.of(2014, 7, 16));
		this.watch.look();
		assertThat(processes()).isEqualTo(2);
	}

	private int inTwoThreads() throws Exception {
		CyclicBarrier together = new CyclicBarrier(2);
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			Future<Integer> one = threads.submit(() -> lookAfter(together));
			Future<Integer> other = threads.submit(() -> lookAfter(together));
			assertThat(one.get()).as("both had a share").isPositive();
			assertThat(other.get()).as("both had a share").isPositive();
			return one.get() + other.get();
		}
		finally {
			threads.shutdown();
		}
	}

	private int lookAfter(CyclicBarrier barrier) throws Exception {
		barrier.await();
		return this.watch.look();
	}

	private long statementsFor(int count) {
		this.items.add(this.resolution, "settlementElban", count, JUST_MISSED);
		this.items.add(this.resolution, "settlementElban", count, LocalDate.of(2014, 7, 3));
		this.items.add(this.resolution, "settlementElban", count, LocalDate.of(2014, 7, 8), TODAY);
		StatementCount.Counted<Integer> counted = this.statements.count(this.watch::look);
		assertThat(counted.result()).isEqualTo(3 * count);
		this.items.clear();
		return counted.statements();
	}

	/** All levels whose moment has come, as the engine's job executor would. */
	private void fireDueTimers() {
		List<Job> due;
		do {
			due = this.management.createJobQuery()
				.processDefinitionKey(ControlProcess.ESCALATE)
				.executable()
				.list()
				.stream()
				.filter((job) -> this.jdbc.sql("select count(*) from escalation where process_instance_id = :process")
					.param("process", job.getProcessInstanceId())
					.query(Long.class)
					.single() == 1)
				.toList();
			due.forEach((job) -> this.management.executeJob(job.getId()));
		}
		while (!due.isEmpty());
	}

	private void send() {
		this.clock.moveTo(this.clock.today().atTime(LocalTime.NOON).atZone(this.clock.getZone()).toInstant());
		this.work.runDue();
	}

	private void enact(String resolution) {
		this.jdbc.sql("""
				insert into resolution (id, title, adopted_on, venue, preamble, process_id)
				values (:id, 'Резолюция', '2014-01-28', 'Амурск', 'Преамбула', 'none')
				""").param("id", resolution).update();
	}

	private void change(String resolution, List<Integer> reminderDays, int firstLevelAfter) {
		ResolutionId id = new ResolutionId(resolution);
		ControlSettings general = this.rules.of(id);
		List<ControlSettings.Level> levels = List.of(
				new ControlSettings.Level(firstLevelAfter, general.level(1).recipients()), general.level(2),
				general.level(3));
		this.rules.change(Optional.of(id),
				new ControlSettings(reminderDays, levels, general.askBefore(), general.headDecidesFrom()),
				"coordinator");
	}

	/** July and June 2014 have no other days off around here but 12 and 13 June. */
	private static LocalDate workingDaysAgo(int count) {
		LocalDate day = TODAY;
		for (int left = count; left > 0;) {
			day = day.minusDays(1);
			if (day.getDayOfWeek().getValue() < 6) {
				left--;
			}
		}
		return day;
	}

	/** Running escalations of this test. */
	private long processes() {
		return count("act_ru_execution where parent_id_ is null and business_key_ like '%" + this.resolution + "/%'");
	}

	private List<String> mails() {
		return this.jdbc.sql("""
				select kind || ' ' || recipient || ' ' || state || ' ' || count(*) from mail
				group by kind, recipient, state order by 1
				""").query(String.class).list();
	}

	private long count(String rows) {
		return this.jdbc.sql("select count(*) from " + rows).query(Long.class).single();
	}

}
