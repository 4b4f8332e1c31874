package resolute.dashboard.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import resolute.calendar.WorkingDays;
import resolute.execution.PlannedTerms;
import resolute.execution.ProcessTerms;
import resolute.participant.OrganisationKind;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the timeline of a resolution with six statements, however many recommendations
 * and items it has.
 */
@Component
public class TimelineQuery {

	/** Longer than that, nobody asks what would be if; they ask for a new date. */
	public static final int MOST = 60;

	private static final String RESOLUTION = """
			select id, title, cast(launched_at at time zone :zone as date) as launched_on from resolution where id = :id
			""";

	/**
	 * The coordinator's removal from control is work on the recommendation, but nobody
	 * else is late with it. The clearing up of a delay is no work on it.
	 */
	private static final String ROWS = """
			with work as (
				select number, cast(min(opened_at) at time zone :zone as date) as started_on,
					max(original_due_on) filter (where not removal and state <> 'withdrawn') as original_due_on,
					min(due_on) filter (where not removal and state = 'open') as next_due
				from deadline where resolution_id = :id and controlled group by number
			), whole as (
				select distinct on (number) number, kind, cast(recorded_at at time zone :zone as date) as settled_on
				from outcome where resolution_id = :id and organisation_id is null and period is null
				order by number, recorded_at desc
			)
			select r.number, r.title, r.addressee, r.process_id, r.waits_for, work.started_on, work.original_due_on,
				work.next_due, whole.kind, whole.settled_on
			from recommendation r
			left join work on work.number = r.number
			left join whole on whole.number = r.number
			where r.resolution_id = :id order by r.position
			""";

	private static final String OPEN = """
			select number, activity_id, max(due_on) as due_on from deadline
			where resolution_id = :id and state = 'open' and controlled group by number, activity_id
			""";

	private static final String HANDED_IN = """
			select number, activity_id, cast(max(submitted_at) at time zone :zone as date) as done_on from deadline
			where resolution_id = :id and state = 'submitted' and controlled group by number, activity_id
			order by number, max(submitted_at) desc
			""";

	private static final String MOVED = """
			select distinct number, original_due_on, due_on from deadline
			where resolution_id = :id and due_on <> original_due_on and state <> 'withdrawn' and controlled and not removal
			order by number, original_due_on, due_on
			""";

	private final JdbcClient jdbc;

	private final PlannedTerms terms;

	private final WorkingDays workingDays;

	private final Clock clock;

	TimelineQuery(JdbcClient jdbc, PlannedTerms terms, WorkingDays workingDays, Clock clock) {
		this.jdbc = jdbc;
		this.terms = terms;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/** Empty if there is no such resolution. */
	@Transactional(readOnly = true)
	public Optional<Timeline> read(ResolutionId id) {
		LocalDate today = LocalDate.now(this.clock);
		return this.jdbc.sql(RESOLUTION)
			.param("id", id.value())
			.param("zone", this.clock.getZone().getId())
			.query((row, index) -> new Timeline(row.getString("id"), row.getString("title"), day(row, "launched_on"),
					today, List.of()))
			.optional()
			.map((timeline) -> new Timeline(timeline.id(), timeline.title(), timeline.launchedOn(), today,
					rows(timeline, today)));
	}

	/** What to expect if one of its recommendations is late. */
	public List<Forecast.Move> ifLate(Timeline timeline, Forecast.Delay delay) {
		Forecast forecast = new Forecast(this.workingDays, timeline.today());
		return forecast.moves(timeline.expected(), forecast.of(timeline.works(), delay));
	}

	private List<Timeline.Row> rows(Timeline timeline, LocalDate today) {
		List<Found> found = this.jdbc.sql(ROWS)
			.param("id", timeline.id())
			.param("zone", this.clock.getZone().getId())
			.query((row, index) -> found(row))
			.list();
		Map<String, Map<String, LocalDate>> open = new HashMap<>();
		this.jdbc.sql(OPEN).param("id", timeline.id()).query((row) -> {
			open.computeIfAbsent(row.getString("number"), (number) -> new HashMap<>())
				.put(row.getString("activity_id"), row.getObject("due_on", LocalDate.class));
		});
		Map<String, List<Work.Done>> handedIn = this.jdbc.sql(HANDED_IN)
			.param("id", timeline.id())
			.param("zone", this.clock.getZone().getId())
			.query((row, index) -> Map.entry(row.getString("number"),
					new Work.Done(row.getString("activity_id"), row.getObject("done_on", LocalDate.class))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		Map<String, List<Timeline.Moved>> moved = this.jdbc.sql(MOVED)
			.param("id", timeline.id())
			.query((row, index) -> Map.entry(row.getString("number"),
					new Timeline.Moved(row.getObject("original_due_on", LocalDate.class),
							row.getObject("due_on", LocalDate.class))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		Map<String, ProcessTerms> terms = this.terms.of(found.stream().map(Found::processId).toList());
		List<Work> works = found.stream()
			.map((row) -> new Work(row.number(), row.waitsFor(), Optional.ofNullable(terms.get(row.processId())),
					row.startedOn(), row.settledOn(), open.getOrDefault(row.number(), Map.of()),
					handedIn.getOrDefault(row.number(), List.of())))
			.toList();
		Map<String, Expected> planned = new Forecast(this.workingDays, timeline.launchedOn().orElse(today))
			.of(works.stream().map(Work::untouched).toList());
		Map<String, Expected> expected = new Forecast(this.workingDays, today).of(works);
		return IntStream.range(0, works.size())
			.mapToObj((index) -> row(found.get(index), works.get(index), known(planned, works.get(index).number()),
					known(expected, works.get(index).number()),
					moved.getOrDefault(works.get(index).number(), List.of()), today))
			.toList();
	}

	private Timeline.Row row(Found found, Work work, Expected planned, Expected expected, List<Timeline.Moved> moved,
			LocalDate today) {
		LocalDate start = planned.end().isEmpty() ? expected.start() : planned.start();
		Optional<LocalDate> end = planned.end().or(found::originalDue);
		Optional<Integer> difference = end
			.flatMap((plan) -> expected.end().map((day) -> this.workingDays.between(plan, day)))
			.filter((days) -> expected.kind() != Expected.Kind.SETTLED || planned.kind() == Expected.Kind.ONCE);
		return new Timeline.Row(found.title(), found.addressee(), work, found.outcome(), start, end, expected,
				found.nextDue(), found.nextDue().filter((due) -> due.isBefore(today) && found.settledOn().isEmpty()),
				moved, difference);
	}

	private static Expected known(Map<String, Expected> expected, String number) {
		return Optional.ofNullable(expected.get(number)).orElseThrow();
	}

	private static Found found(ResultSet row) throws SQLException {
		return new Found(row.getString("number"), row.getString("title"),
				OrganisationKind.ofCode(row.getString("addressee")), row.getString("process_id"),
				List.of((String[]) row.getArray("waits_for").getArray()), day(row, "started_on"),
				day(row, "original_due_on"), day(row, "next_due"), Optional.ofNullable(row.getString("kind")),
				day(row, "settled_on"));
	}

	private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, LocalDate.class));
	}

	private record Found(String number, String title, OrganisationKind addressee, String processId,
			List<String> waitsFor, Optional<LocalDate> startedOn, Optional<LocalDate> originalDue,
			Optional<LocalDate> nextDue, Optional<String> outcome, Optional<LocalDate> settledOn) {

	}

}
