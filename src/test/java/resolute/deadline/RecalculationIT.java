package resolute.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.calendar.ShippedCalendar;
import resolute.calendar.WorkingDays;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 2024-10-14 to 18 are a week of five ordinary working days, and so are its neighbours.
 */
@IntegrationTest
@Transactional
class RecalculationIT {

	private static final LocalDate THURSDAY = LocalDate.of(2024, 10, 17);

	private static final Set<Integer> YEARS = Set.of(2024);

	/** Thursday 17 October is off. */
	private final WorkingDays wouldBe = ShippedCalendar.workingDaysWithout(THURSDAY);

	private final List<Object> events = new ArrayList<>();

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MutableClock clock;

	private Recalculation recalculation() {
		return new Recalculation(this.jdbc, this.events::add, this.clock);
	}

	@BeforeEach
	void onMonday() {
		this.clock.moveTo(LocalDate.of(2024, 10, 14));
	}

	@ParameterizedTest(name = "{3}: {0} {1} due {2} becomes {4}")
	@CsvSource({ "2024-10-17, , 2024-10-17, the day itself is off, 2024-10-16",
			"2024-10-19, , 2024-10-18, rolled from a Saturday, 2024-10-18",
			"2024-10-14, 3, 2024-10-17, counted to it, 2024-10-18",
			"2024-10-14, 4, 2024-10-18, counted over it, 2024-10-21",
			"2024-10-18, -1, 2024-10-17, counted back to it, 2024-10-16",
			"2024-10-21, -3, 2024-10-16, counted back over it, 2024-10-15",
			"2024-10-14, 2, 2024-10-16, before it, 2024-10-16",
			"2024-10-17, 1, 2024-10-18, counted from it, 2024-10-18" })
	void computesFromTheTermADeadlineCameFrom(LocalDate basis, @Nullable Integer workingDays, LocalDate due,
			String what, LocalDate becomes) {
		UUID id = deadline("open", basis, workingDays, due, true);

		List<Recalculation.Change> foreseen = of(id, recalculation().changes(this.wouldBe, YEARS));
		assertThat(dueOf(id)).as("only looked at").isEqualTo(due);
		List<Recalculation.Change> done = of(id, recalculation().apply(this.wouldBe, YEARS, "admin", "because"));

		assertThat(done).as(what).isEqualTo(foreseen).hasSize(due.equals(becomes) ? 0 : 1);
		assertThat(dueOf(id)).isEqualTo(becomes);
		assertThat(of(id, recalculation().changes(this.wouldBe, YEARS))).as("done once").isEmpty();
	}

	@Test
	void recordsTheMoveAndTellsOthers() {
		UUID id = deadline("open", THURSDAY, null, THURSDAY, true);
		UUID uncontrolled = deadline("open", THURSDAY, null, THURSDAY, false);

		recalculation().apply(this.wouldBe, YEARS, "admin", "because");

		assertThat(row(id)).isEqualTo("seq 1, dated 2024-10-14, watched 2024-10-14, missed -, original 2024-10-17");
		assertThat(row(uncontrolled)).contains("watched -");
		assertThat(this.jdbc.sql("""
				select concat_ws(' ', kind, from_due_on, to_due_on, changed_by, granted_by, reason)
				from deadline_change where deadline_id = :id
				""").param("id", id).query(String.class).list())
			.containsExactly("calendar 2024-10-17 2024-10-16 admin admin because");
		assertThat(this.events).singleElement()
			.isInstanceOfSatisfying(DueDatesMoved.class,
					(event) -> assertThat(event.moved()).contains(
							new DueDatesMoved.Moved("task-" + id, LocalDate.of(2024, 10, 16)),
							new DueDatesMoved.Moved("task-" + uncontrolled, LocalDate.of(2024, 10, 16))));
	}

	@Test
	void chasesNobodyForWhatIsNoLongerOverdueAndRemembersThatItWas() {
		this.clock.moveTo(LocalDate.of(2024, 10, 18));
		UUID noLonger = deadline("open", LocalDate.of(2024, 10, 14), 3, THURSDAY, true);
		UUID still = deadline("open", LocalDate.of(2024, 10, 10), 3, LocalDate.of(2024, 10, 15), true);

		recalculation().apply(ShippedCalendar.workingDaysWithout(THURSDAY, LocalDate.of(2024, 10, 14)), YEARS, "admin",
				"because");

		assertThat(row(noLonger)).contains("missed 2024-10-17");
		assertThat(dueOf(noLonger)).isEqualTo(LocalDate.of(2024, 10, 18));
		assertThat(dueOf(still)).isEqualTo(LocalDate.of(2024, 10, 16));
		assertThat(this.events).contains(new DeadlineSettled(noLonger, OverdueEnd.EXTENDED))
			.doesNotContain(new DeadlineSettled(still, OverdueEnd.EXTENDED));
	}

	@Test
	void leavesAloneWhatIsHandedInOrOfOtherYears() {
		UUID submitted = deadline("submitted", THURSDAY, null, THURSDAY, true);
		UUID withdrawn = deadline("withdrawn", THURSDAY, null, THURSDAY, true);
		UUID other = deadline("open", THURSDAY, null, THURSDAY, true);

		assertThat(recalculation().changes(this.wouldBe, YEARS)).extracting(Recalculation.Change::deadline)
			.contains(other)
			.doesNotContain(submitted, withdrawn);
		assertThat(of(other, recalculation().changes(this.wouldBe, Set.of(2019)))).isEmpty();
		assertThat(of(other, recalculation().changes(this.wouldBe, Set.of(2025)))).as("a neighbour").hasSize(1);
	}

	@Test
	void looksAnewAtWhatIsPreliminary() {
		UUID counted = deadline("open", LocalDate.of(2026, 12, 30), 5, LocalDate.of(2027, 1, 14), true);
		UUID fixed = deadline("open", LocalDate.of(2024, 10, 15), null, LocalDate.of(2024, 10, 15), true);
		this.jdbc.sql("update deadline set preliminary = not preliminary where id in (:ids)")
			.param("ids", List.of(counted, fixed))
			.update();

		recalculation().apply(ShippedCalendar.workingDays(), Set.of(2024, 2026), "admin", "because");

		assertThat(preliminary(fixed)).isFalse();
		assertThat(preliminary(counted)).as("2027 is not loaded").isTrue();
	}

	private UUID deadline(String state, LocalDate basis, @Nullable Integer workingDays, LocalDate due,
			boolean controlled) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into deadline (id, task_id, resolution_id, number, activity_id, title, original_due_on, due_on,
					preliminary, opened_at, state, submitted_at, version, basis_on, basis_working_days, dated_on,
					controlled)
				values (:id, :task, 'test', '1.1', 'userTask_test', '1.1 Проба', :due, :due, false, now(), :state,
					case when :state = 'submitted' then now() end, 0, :basis, cast(:workingDays as integer), :basis,
					:controlled)
				""")
			.param("id", id)
			.param("task", "task-" + id)
			.param("due", due)
			.param("state", state)
			.param("basis", basis)
			.param("workingDays", workingDays)
			.param("controlled", controlled)
			.update();
		return id;
	}

	private static List<Recalculation.Change> of(UUID id, List<Recalculation.Change> changes) {
		return changes.stream().filter((change) -> change.deadline().equals(id)).toList();
	}

	private LocalDate dueOf(UUID id) {
		return this.jdbc.sql("select due_on from deadline where id = :id")
			.param("id", id)
			.query(LocalDate.class)
			.single();
	}

	private boolean preliminary(UUID id) {
		return this.jdbc.sql("select preliminary from deadline where id = :id")
			.param("id", id)
			.query(Boolean.class)
			.single();
	}

	private String row(UUID id) {
		return this.jdbc.sql("""
				select format('seq %s, dated %s, watched %s, missed %s, original %s', due_sequence, dated_on,
					coalesce(cast(watch_on as text), '-'), coalesce(cast(missed_due_on as text), '-'), original_due_on)
				from deadline where id = :id
				""").param("id", id).query(String.class).single();
	}

}
