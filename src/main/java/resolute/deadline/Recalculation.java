package resolute.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import resolute.calendar.WorkingDays;
import resolute.shared.OrganisationId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computes open deadlines anew when a year of the production calendar changes: each from
 * the basis it came from. Deadlines that were handed in or withdrawn stay as they were.
 * <p>
 * Many deadlines share few ways to their date, so the dates are computed once for each
 * way, and rows are read and written in sets.
 */
@Service
public class Recalculation {

	/**
	 * Rolling over a new year, and over a month off by decree, leads into a neighbour.
	 */
	private static final int NEIGHBOURS = 1;

	private static final String WAYS = """
			select distinct basis_on, basis_working_days, due_on from deadline
			where state = 'open' and least(basis_on, due_on) <= :until and greatest(basis_on, due_on) >= :from
			""";

	private static final String MOVED = """
			select d.id, d.task_id, d.resolution_id, d.number, d.organisation_id, d.title, d.due_on, way.moves_to,
				d.missed_due_on is not null or d.due_on < :today as overdue
			from deadline d join unnest(cast(:bases as date[]), cast(:workingDays as integer[]),
				cast(:dues as date[]), cast(:movesTo as date[]))
				as way (basis_on, working_days, due_on, moves_to)
				on d.basis_on = way.basis_on and d.basis_working_days is not distinct from way.working_days
				and d.due_on = way.due_on
			where d.state = 'open'
			order by d.due_on, d.resolution_id, d.number, d.title, d.organisation_id, d.id
			""";

	/** In the order of ids, so that two at once do not wait for each other. */
	private static final String LOCK = """
			select id from deadline
			where state = 'open' and least(basis_on, due_on) <= :until and greatest(basis_on, due_on) >= :from
			order by id for update
			""";

	private static final String MARK = """
			update deadline d set preliminary = way.becomes_preliminary, version = version + 1
			from unnest(cast(:bases as date[]), cast(:workingDays as integer[]), cast(:dues as date[]),
				cast(:preliminary as boolean[])) as way (basis_on, working_days, due_on, becomes_preliminary)
			where d.state = 'open' and d.basis_on = way.basis_on
				and d.basis_working_days is not distinct from way.working_days and d.due_on = way.due_on
				and d.preliminary <> way.becomes_preliminary
			""";

	private static final String MOVE = """
			with change as (
				select * from unnest(cast(:ids as uuid[]), cast(:dues as date[]), cast(:movesTo as date[]))
					as change (id, due_on, moves_to)
			), moved as (
				update deadline d set due_on = change.moves_to, due_sequence = due_sequence + 1, dated_on = :today,
					watch_on = case when controlled then :today end, version = version + 1,
					missed_due_on = coalesce(missed_due_on, case when d.due_on < :today then d.due_on end)
				from change where d.id = change.id
			)
			insert into deadline_change (id, deadline_id, kind, from_due_on, to_due_on, changed_at, changed_by,
				granted_by, reason)
			select gen_random_uuid(), id, 'calendar', due_on, moves_to, :now, :by, :by, :reason from change
			""";

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Recalculation(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Which open deadlines would get another date.
	 * @param wouldBe the working days to compute with
	 * @param years of the calendar that would change
	 */
	@Transactional(readOnly = true)
	public List<Change> changes(WorkingDays wouldBe, Set<Integer> years) {
		return changes(ways(wouldBe, years));
	}

	/**
	 * Gives open deadlines the dates they have by another calendar, and records why.
	 * Whether a date is preliminary is looked at anew too. Nobody is chased any more for
	 * what is no longer overdue by the other calendar, though it stays on record that it
	 * was.
	 * @param wouldBe the working days to compute with
	 * @param years of the calendar that change
	 * @param by the account of whoever changes the calendar
	 * @param reason in the words of the reader of the deadline's history
	 * @return what has been changed; nobody else has changed these deadlines meanwhile
	 */
	@Transactional
	public List<Change> apply(WorkingDays wouldBe, Set<Integer> years, String by, String reason) {
		within(this.jdbc.sql(LOCK), years).query(UUID.class).list();
		List<Way> ways = ways(wouldBe, years);
		List<Change> changes = changes(ways);
		params(this.jdbc.sql(MARK), ways).param("preliminary", column(ways, Way::becomesPreliminary)).update();
		if (!changes.isEmpty()) {
			LocalDate today = LocalDate.now(this.clock);
			this.jdbc.sql(MOVE)
				.param("ids", column(changes, Change::deadline))
				.param("dues", column(changes, Change::from))
				.param("movesTo", column(changes, Change::to))
				.param("today", today)
				.param("now", OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
				.param("by", by)
				.param("reason", reason)
				.update();
			this.events.publishEvent(new DueDatesMoved(
					changes.stream().map((change) -> new DueDatesMoved.Moved(change.taskId(), change.to())).toList()));
			changes.stream()
				.filter((change) -> change.overdue() && !change.to().isBefore(today))
				.forEach((change) -> this.events
					.publishEvent(new DeadlineSettled(change.deadline(), OverdueEnd.EXTENDED)));
		}
		return changes;
	}

	private List<Way> ways(WorkingDays wouldBe, Set<Integer> years) {
		return within(this.jdbc.sql(WAYS), years).query((row, number) -> way(row, wouldBe)).list();
	}

	private static StatementSpec within(StatementSpec statement, Set<Integer> years) {
		return statement.param("from", LocalDate.of(Collections.min(years) - NEIGHBOURS, 1, 1))
			.param("until", LocalDate.of(Collections.max(years) + NEIGHBOURS, 12, 31));
	}

	private static Way way(ResultSet row, WorkingDays wouldBe) throws SQLException {
		LocalDate basis = row.getObject("basis_on", LocalDate.class);
		Integer workingDays = row.getObject("basis_working_days", Integer.class);
		LocalDate movesTo = new Term(basis, (workingDays != null) ? OptionalInt.of(workingDays) : OptionalInt.empty())
			.end(wouldBe);
		return new Way(basis, workingDays, row.getObject("due_on", LocalDate.class), movesTo,
				wouldBe.isPreliminary(movesTo) || wouldBe.isPreliminary(basis));
	}

	private List<Change> changes(List<Way> ways) {
		List<Way> moving = ways.stream().filter((way) -> !way.movesTo().equals(way.dueOn())).toList();
		if (moving.isEmpty()) {
			return List.of();
		}
		return params(this.jdbc.sql(MOVED), moving).param("movesTo", column(moving, Way::movesTo))
			.param("today", LocalDate.now(this.clock))
			.query((row, number) -> new Change(row.getObject("id", UUID.class), row.getString("task_id"),
					row.getString("resolution_id"), row.getString("number"),
					Optional.ofNullable(row.getString("organisation_id")).map(OrganisationId::new),
					row.getString("title"), row.getObject("due_on", LocalDate.class),
					row.getObject("moves_to", LocalDate.class), row.getBoolean("overdue")))
			.list();
	}

	private static StatementSpec params(StatementSpec statement, List<Way> ways) {
		return statement.param("bases", column(ways, Way::basis))
			.param("workingDays", column(ways, Way::workingDays))
			.param("dues", column(ways, Way::dueOn));
	}

	/** A component of each row as an array that PostgreSQL casts. */
	private static <T> @Nullable String[] column(Collection<T> rows, Function<T, @Nullable Object> component) {
		return rows.stream().map((row) -> Objects.toString(component.apply(row), null)).toArray(String[]::new);
	}

	/**
	 * A deadline with another date.
	 *
	 * @param deadline its id
	 * @param taskId the task it is for
	 * @param resolutionId the resolution the task is part of; that of
	 * {@link resolute.shared.RecommendationKey#NONE} for none
	 * @param number of the recommendation
	 * @param organisation who has to do it
	 * @param title what is asked
	 * @param from the date it has
	 * @param to the date it has by the other calendar
	 * @param overdue whether a date of it has passed already
	 */
	public record Change(UUID deadline, String taskId, String resolutionId, String number,
			Optional<OrganisationId> organisation, String title, LocalDate from, LocalDate to, boolean overdue) {

	}

	/** How some deadlines come to their date, and what it would be. */
	private record Way(LocalDate basis, @Nullable Integer workingDays, LocalDate dueOn, LocalDate movesTo,
			boolean becomesPreliminary) {

	}

}
