package resolute.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import resolute.calendar.WorkingDays;
import resolute.shared.ResolutionId;
import resolute.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
@Transactional
class OverviewIT {

	private static final ZoneId ZONE = ZoneId.of("Asia/Vladivostok");

	/** A Monday; Tuesday the 10th of March 2026 follows a long weekend. */
	private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

	private final JdbcClient jdbc;

	private final OverviewQuery query;

	@Autowired
	OverviewIT(DataSource dataSource, JdbcClient jdbc, WorkingDays workingDays) {
		this.jdbc = jdbc;
		DataSource counted = ProxyDataSourceBuilder.create(new TransactionAwareDataSourceProxy(dataSource))
			.countQuery()
			.build();
		this.query = new OverviewQuery(JdbcClient.create(counted), workingDays,
				Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE));
	}

	@BeforeEach
	void aResolution() {
		this.jdbc
			.sql("insert into resolution values ('test', 'Проба', '2026-02-01', 'Амурск', '', 'testProcess', now())")
			.update();
		recommendation(1, "1.1", "district");
		recommendation(2, "1.2", "district", "1.1");
		recommendation(3, "2.1", "settlement");
	}

	@Test
	void whatNobodyHasBegunWaitsAndNamesWhatFor() {
		assertThat(row("1.1").state()).isEqualTo(State.WAITING);
		assertThat(row("1.1").waitsFor()).isEmpty();
		assertThat(row("1.2").waitsFor()).containsExactly("1.1");

		outcome("1.1", null, null, "carriedOut");
		assertThat(row("1.2").state()).isEqualTo(State.WAITING);
		assertThat(row("1.2").waitsFor()).isEmpty();
	}

	@Test
	void openTasksAreInWorkUntilFiveWorkingDaysBefore() {
		deadline("1.1", "userTask_draft", "open", TODAY.plusDays(8), null);
		assertThat(row("1.1").state()).isEqualTo(State.IN_WORK);
		assertThat(row("1.1").workingDays()).isEqualTo(6);

		deadline("1.1", "userTask_other", "open", TODAY.plusDays(7), null);
		Overview.Row row = row("1.1");
		assertThat(row.state()).isEqualTo(State.DUE_SOON);
		assertThat(row.workingDays()).isEqualTo(5);
		assertThat(row.nextDue()).contains(TODAY.plusDays(7));
		assertThat(row.openTasks()).isEqualTo(2);
		assertThat(row.isPastDue()).isFalse();
	}

	@Test
	void betweenTwoTasksARecommendationIsStillInWork() {
		deadline("1.1", "userTask_draft", "submitted", TODAY.minusDays(3), TODAY.minusDays(4));

		assertThat(row("1.1").state()).isEqualTo(State.IN_WORK);
		assertThat(row("1.1").nextDue()).isEmpty();
		assertThat(row("1.1").openTasks()).isZero();
	}

	@Test
	void oneLateTaskMakesARecommendationOverdueFromTheDayAfter() {
		deadline("2.1", "userTask_report", "open", TODAY, null);
		assertThat(row("2.1").state()).isEqualTo(State.DUE_SOON);

		this.jdbc
			.sql("insert into organisation (id, kind, name, valid_from) values "
					+ "('testLitovko', 'settlement', 'Литовко', '2020-01-01')")
			.update();
		deadline("2.1", "userTask_report", "open", TODAY.minusDays(3), null, "testLitovko");
		Overview.Row row = row("2.1");
		assertThat(row.state()).isEqualTo(State.OVERDUE);
		assertThat(row.workingDaysLate()).as("Friday to Monday").isEqualTo(1);
		assertThat(row.lateOrganisations()).containsExactly("Литовко");
		assertThat(row.isPastDue()).isTrue();
	}

	@Test
	void aResultOnRemovalIsTheCoordinatorsAndMakesNobodyLate() {
		deadline("1.1", "userTask_report", "submitted", TODAY.minusDays(6), TODAY.minusDays(6));
		deadline("1.1", "userTask_removeFromControlAct", "open", TODAY.minusDays(3), null);
		Overview overview = overview();

		assertThat(row("1.1").state()).isEqualTo(State.ON_REMOVAL);
		assertThat(row("1.1").isPastDue()).isTrue();
		assertThat(row("1.1").openRemovals()).isOne();
		assertThat(overview.overdue()).isZero();

		deadline("1.1", "userTask_other", "open", TODAY.minusDays(3), null);
		assertThat(row("1.1").state()).as("somebody else is late").isEqualTo(State.OVERDUE);
	}

	@Test
	void whatIsSettledIsSettledInTimeLateOrOtherwise() {
		deadline("1.1", "userTask_report", "submitted", TODAY.minusDays(6), TODAY.minusDays(6));
		deadline("1.1", "userTask_removeFromControl", "submitted", TODAY.minusDays(6), TODAY.minusDays(3));
		outcome("1.1", null, null, "carriedOut");
		assertThat(row("1.1").state()).as("the coordinator's delay is not the addressee's").isEqualTo(State.DONE);

		deadline("1.1", "userTask_report", "submitted", TODAY.minusDays(6), TODAY.minusDays(5));
		assertThat(row("1.1").state()).isEqualTo(State.DONE_LATE);

		outcome("1.2", null, null, "declined");
		assertThat(row("1.2").state()).isEqualTo(State.DECLINED);
		outcome("2.1", null, null, "obsolete");
		assertThat(row("2.1").state()).isEqualTo(State.CLOSED);
		assertThat(overview().done()).isOne();
		assertThat(overview().closed()).isEqualTo(2);
	}

	@Test
	void aPartOrAPeriodIsNotTheWhole() {
		deadline("2.1", "userTask_report", "open", TODAY.plusDays(30), null);
		outcome("2.1", "settlementElban", null, "carriedOut");
		outcome("2.1", "settlementAmursk", "2026-Q1", "carriedOut");
		outcome("2.1", null, "2026-02", "missed");

		assertThat(row("2.1").state()).isEqualTo(State.IN_WORK);
		assertThat(row("2.1").progress()).extracting(Overview.Progress::of).containsExactly("parts", "periods");
		assertThat(row("2.1").progress()).extracting(Overview.Progress::done).containsExactly(1, 0);
		assertThat(row("2.1").progress().get(1).all()).isOne();
		assertThat(row("1.1").progress()).isEmpty();
	}

	@Test
	void theNumberOfStatementsIsTheSameHoweverManyRowsThereAre() {
		long few = statements();
		for (int index = 0; index < 100; index++) {
			recommendation(10 + index, "7." + index, "company");
			deadline("7." + index, "userTask_report", "open", TODAY.plusDays(index), null);
			outcome("7." + index, "companySample" + index, null, "carriedOut");
		}

		assertThat(statements()).isEqualTo(few).isEqualTo(3);
	}

	@Test
	void anUnknownResolutionHasNoOverview() {
		assertThat(this.query.read(Optional.of(new ResolutionId("nothing")))).isEmpty();
		assertThat(this.query.read(Optional.empty())).get().extracting(Overview::id).isEqualTo("test");
	}

	private Overview overview() {
		return this.query.read(Optional.of(new ResolutionId("test"))).orElseThrow();
	}

	private Overview.Row row(String number) {
		return overview().groups()
			.stream()
			.flatMap((group) -> group.rows().stream())
			.filter((row) -> row.number().equals(number))
			.findFirst()
			.orElseThrow();
	}

	private long statements() {
		QueryCountHolder.clear();
		overview();
		return QueryCountHolder.getGrandTotal().getTotal();
	}

	private void recommendation(int position, String number, String addressee, String... waitsFor) {
		this.jdbc
			.sql("""
					insert into recommendation (resolution_id, number, position, title, text, addressee, process_id, waits_for)
					values ('test', :number, :position, 'Пункт', 'Сделать', :addressee, 'someProcess', :waitsFor)
					""")
			.param("number", number)
			.param("position", position)
			.param("addressee", addressee)
			.param("waitsFor", waitsFor)
			.update();
	}

	private void deadline(String number, String activity, String state, LocalDate due, @Nullable LocalDate submitted) {
		deadline(number, activity, state, due, submitted, null);
	}

	private void deadline(String number, String activity, String state, LocalDate due, @Nullable LocalDate submitted,
			@Nullable String organisation) {
		this.jdbc
			.sql("""
					insert into deadline (id, task_id, resolution_id, number, organisation_id, activity_id, title,
						original_due_on, due_on, preliminary, opened_at, state, submitted_at, submitted_by, version, basis_on,
						dated_on, removal)
					values (:id, :task, 'test', :number, :organisation, :activity, 'Задача', :due, :due, false, :opened,
						:state, :submitted, null, 0, :due, :due,
						:activity like 'userTask\\_remove%')
					""")
			.param("id", UUID.randomUUID())
			.param("task", UUID.randomUUID().toString())
			.param("number", number)
			.param("organisation", organisation)
			.param("activity", activity)
			.param("due", due)
			.param("opened", Instant.EPOCH.atOffset(ZoneOffset.UTC))
			.param("state", state)
			.param("submitted", endOf(submitted))
			.update();
	}

	/** Late in the evening there is still the same day in the district, not in UTC. */
	private static @Nullable OffsetDateTime endOf(@Nullable LocalDate day) {
		return (day != null) ? day.atTime(23, 30).atZone(ZONE).toOffsetDateTime() : null;
	}

	private void outcome(String number, @Nullable String organisation, @Nullable String period, String kind) {
		this.jdbc.sql("""
				insert into outcome (id, resolution_id, number, organisation_id, period, kind, recorded_at)
				values (:id, 'test', :number, :organisation, :period, :kind, now())
				""")
			.param("id", UUID.randomUUID())
			.param("number", number)
			.param("organisation", organisation)
			.param("period", period)
			.param("kind", kind)
			.update();
	}

}
