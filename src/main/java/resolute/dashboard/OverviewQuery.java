package resolute.dashboard;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import resolute.calendar.WorkingDays;
import resolute.dashboard.item.Items;
import resolute.outcome.OutcomeKind;
import resolute.participant.OrganisationKind;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Derives the overview from the rows of record, with three statements however many
 * recommendations, organisations and deadlines there are.
 */
@Component
public class OverviewQuery {

	private static final String LATEST = """
			select id, title, adopted_on, launched_at is not null as launched from resolution
			where cast(:id as varchar) is null or id = :id
			order by launched_at is null, adopted_on desc, id limit 1
			""";

	private static final String PARTS = """
			select kind, count(*) as organisations from organisation
			where kind in ('settlement', 'company')
			and valid_from <= :today and (valid_to is null or valid_to >= :today)
			group by kind
			""";

	/**
	 * A removal from control is the coordinator's task: late or not, it is not the
	 * addressee who is late. The clearing up of a delay, which is not controlled, is no
	 * work on the recommendation.
	 */
	private static final String ROWS = """
			with open_deadline as (
				select d.number, d.due_on, d.preliminary, d.organisation_id,
					d.removal
				from deadline d where d.resolution_id = :id and d.state = 'open' and d.controlled
				and (cast(:number as varchar) is null or d.number = :number)
			), open_work as (
				select d.number, count(*) as tasks, count(*) filter (where d.removal) as removals,
					min(d.due_on) as next_due, min(d.due_on) filter (where not d.removal) as next_work_due,
					array_agg(distinct o.name) filter (where o.name is not null and not d.removal
						and d.due_on < :today) as late_organisations
				from open_deadline d left join organisation o on o.id = d.organisation_id
				group by d.number
			), whole as (
				select distinct on (number) number, kind from outcome
				where resolution_id = :id and organisation_id is null and period is null
				and (cast(:number as varchar) is null or number = :number)
				order by number, recorded_at desc
			), part as (
				select number, count(distinct organisation_id) as settled from outcome
				where resolution_id = :id and organisation_id is not null and period is null
				and (cast(:number as varchar) is null or number = :number)
				group by number
			), periods as (
				select number, count(*) as ended, count(*) filter (where kind = 'carriedOut') as carried_out from outcome
				where resolution_id = :id and organisation_id is null and period is not null
				and (cast(:number as varchar) is null or number = :number)
				group by number
			), events as (
				select number, count(*) filter (where state <> 'cancelled') as planned,
					count(*) filter (where state = 'held') as held from event
				where resolution_id = :id and (cast(:number as varchar) is null or number = :number)
				group by number
			), levels as (
				select d.number, max((select e.level from escalation e
					where e.deadline_id = d.id and e.ended_at is null)) as level
				from deadline d where d.state = 'open' and d.resolution_id = :id
				and (cast(:number as varchar) is null or d.number = :number)
				group by d.number
			)
			select r.number, r.title, r.text, r.addressee, whole.kind as outcome,
				array(select w.number from unnest(r.waits_for) with ordinality w (number, place)
					where not exists (select from outcome o where o.resolution_id = r.resolution_id
						and o.number = w.number and o.organisation_id is null and o.period is null)
					order by w.place) as waits_for,
				coalesce(open_work.tasks, 0) as tasks, coalesce(open_work.removals, 0) as removals,
				open_work.next_due, open_work.next_work_due, open_work.late_organisations,
				coalesce(part.settled, 0) as settled_parts,
				coalesce(periods.ended, 0) as periods, coalesce(periods.carried_out, 0) as periods_done,
				coalesce(events.planned, 0) as events, coalesce(events.held, 0) as events_done,
				coalesce(levels.level, 0) as level,
				exists (select from open_deadline d where d.number = r.number and d.due_on = open_work.next_due
					and d.preliminary) as preliminary,
				exists (select from deadline d where d.resolution_id = r.resolution_id and d.number = r.number) as begun,
				whole.kind is not null and exists (select from deadline d
					where d.resolution_id = r.resolution_id and d.number = r.number and d.state = 'submitted'
					and not d.removal
					and cast(d.submitted_at at time zone :zone as date) > d.due_on) as late
			from recommendation r
			left join open_work on open_work.number = r.number
			left join whole on whole.number = r.number
			left join part on part.number = r.number
			left join periods on periods.number = r.number
			left join events on events.number = r.number
			left join levels on levels.number = r.number
			where r.resolution_id = :id and (cast(:number as varchar) is null or r.number = :number)
			order by r.position
			""";

	private final JdbcClient jdbc;

	private final WorkingDays workingDays;

	private final Clock clock;

	OverviewQuery(JdbcClient jdbc, WorkingDays workingDays, Clock clock) {
		this.jdbc = jdbc;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/**
	 * The overview of a resolution.
	 * @param resolution which; without one the latest of those launched
	 * @return empty if there is none
	 */
	@Transactional(readOnly = true)
	public Optional<Overview> read(Optional<ResolutionId> resolution) {
		LocalDate today = LocalDate.now(this.clock);
		return this.jdbc.sql(LATEST)
			.param("id", resolution.map(ResolutionId::value).orElse(null))
			.query((row, index) -> new Overview(row.getString("id"), row.getString("title"),
					row.getObject("adopted_on", LocalDate.class), row.getBoolean("launched"), today, List.of()))
			.optional()
			.map((overview) -> new Overview(overview.id(), overview.title(), overview.adoptedOn(), overview.launched(),
					today, groups(overview.id(), today)));
	}

	/**
	 * One recommendation, as it stands on the overview.
	 * @return empty if there is none
	 */
	@Transactional(readOnly = true)
	public Optional<Overview.Row> read(RecommendationKey recommendation) {
		LocalDate today = LocalDate.now(this.clock);
		Map<OrganisationKind, Integer> parts = parts(today);
		return found(recommendation.resolution().value(), Optional.of(recommendation.number()), today).stream()
			.map((found) -> row(found, Optional.ofNullable(parts.get(found.addressee())), today))
			.findFirst();
	}

	private List<Overview.Group> groups(String id, LocalDate today) {
		Map<OrganisationKind, Integer> parts = parts(today);
		return found(id, Optional.empty(), today).stream()
			.collect(Collectors.groupingBy(Found::addressee, LinkedHashMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.map((group) -> new Overview.Group(group.getKey(),
					group.getValue().get(0).number().replaceFirst("\\..*", ""),
					group.getValue()
						.stream()
						.map((row) -> row(row, Optional.ofNullable(parts.get(group.getKey())), today))
						.toList()))
			.toList();
	}

	private Map<OrganisationKind, Integer> parts(LocalDate today) {
		return this.jdbc.sql(PARTS)
			.param("today", today)
			.query((row, index) -> Map.entry(OrganisationKind.ofCode(row.getString("kind")),
					row.getInt("organisations")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private List<Found> found(String id, Optional<String> number, LocalDate today) {
		return this.jdbc.sql(ROWS)
			.param("id", id)
			.param("number", number.orElse(null))
			.param("today", today)
			.param("zone", this.clock.getZone().getId())
			.query((row, index) -> found(row))
			.list();
	}

	private Overview.Row row(Found found, Optional<Integer> parts, LocalDate today) {
		State state = state(found, today);
		Optional<LocalDate> nextDue = (state == State.OVERDUE) ? found.nextWorkDue() : found.nextDue();
		return new Overview.Row(found.number(), found.title(), found.text(), state, found.outcome(), found.waitsFor(),
				nextDue, nextDue.map((due) -> this.workingDays.between(today, due)).orElse(0), found.preliminary(),
				found.tasks(), found.removals(), found.lateOrganisations(), found.level(), progress(found, parts));
	}

	/** How far it is, by what it consists of. */
	private static List<Overview.Progress> progress(Found found, Optional<Integer> parts) {
		List<Overview.Progress> progress = new ArrayList<>();
		parts.filter((all) -> found.begun())
			.ifPresent((all) -> progress.add(new Overview.Progress("parts", found.settledParts(), all)));
		if (found.periods() > 0) {
			progress.add(new Overview.Progress("periods", found.periodsDone(), found.periods()));
		}
		if (found.events() > 0) {
			progress.add(new Overview.Progress("events", found.eventsDone(), found.events()));
		}
		return progress;
	}

	private State state(Found found, LocalDate today) {
		if (found.outcome().isPresent()) {
			return switch (OutcomeKind.of(found.outcome().get())) {
				case CARRIED_OUT -> found.late() ? State.DONE_LATE : State.DONE;
				case DECLINED -> State.DECLINED;
				case OBSOLETE, MISSED, NO_PROJECTS, NOT_STARTED -> State.CLOSED;
			};
		}
		Optional<LocalDate> due = found.nextWorkDue();
		if (due.filter((day) -> day.isBefore(today)).isPresent()) {
			return State.OVERDUE;
		}
		if (found.removals() > 0) {
			return State.ON_REMOVAL;
		}
		if (due.filter((day) -> this.workingDays.between(today, day) <= Items.SOON).isPresent()) {
			return State.DUE_SOON;
		}
		return found.begun() ? State.IN_WORK : State.WAITING;
	}

	private static Found found(ResultSet row) throws SQLException {
		return new Found(row.getString("number"), row.getString("title"), row.getString("text"),
				OrganisationKind.ofCode(row.getString("addressee")), texts(row.getArray("waits_for")),
				Optional.ofNullable(row.getString("outcome")), row.getInt("tasks"), row.getInt("removals"),
				Optional.ofNullable(row.getObject("next_due", LocalDate.class)),
				Optional.ofNullable(row.getObject("next_work_due", LocalDate.class)),
				texts(row.getArray("late_organisations")), row.getInt("settled_parts"), row.getInt("periods"),
				row.getInt("periods_done"), row.getInt("events"), row.getInt("events_done"), row.getInt("level"),
				row.getBoolean("preliminary"), row.getBoolean("begun"), row.getBoolean("late"));
	}

	private static List<String> texts(@Nullable Array array) throws SQLException {
		return (array != null) ? Arrays.asList((String[]) array.getArray()) : List.of();
	}

	private record Found(String number, String title, String text, OrganisationKind addressee, List<String> waitsFor,
			Optional<String> outcome, int tasks, int removals, Optional<LocalDate> nextDue,
			Optional<LocalDate> nextWorkDue, List<String> lateOrganisations, int settledParts, int periods,
			int periodsDone, int events, int eventsDone, int level, boolean preliminary, boolean begun, boolean late) {

	}

}
