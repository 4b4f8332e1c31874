package resolute.dashboard.item;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import resolute.calendar.WorkingDays;
import resolute.dashboard.Cursor;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists items and counts them. Each call is one statement, however many items there are;
 * a list reads a page of them by index, a count reads those of the filter.
 */
@Component
@Transactional(readOnly = true)
public class Items {

	/** Working days before a deadline from which on it counts as near (ui.md). */
	public static final int SOON = 5;

	/**
	 * More than that is not counted: nobody pages through it, and counting costs as much
	 * as there is.
	 */
	public static final int MOST_COUNTED = 10_000;

	/** What addressees have to do; the coordinator's own steps are none of it. */
	private static final String WORK = "d.controlled and not d.removal and o.kind is distinct from 'coordinator'";

	private static final String FROM = """
			from deadline d
			left join organisation o on o.id = d.organisation_id
			""";

	private static final String SELECT = """
			select d.id, d.task_id, d.resolution_id, d.number, d.title, d.organisation_id, d.original_due_on, d.due_on, d.preliminary,
				o.name as organisation, m.name as assignee, coalesce(r.title, '') as recommendation,
				cast(d.submitted_at at time zone :zone as date) as submitted_on,
				cast(d.verdict_at at time zone :zone as date) as judged_on,
				coalesce((select e.level from escalation e where e.deadline_id = d.id and e.ended_at is null), 0) as level,
				(select count(*) from deadline_change c where c.deadline_id = d.id and c.kind = 'extension') as extensions,
				(select c.reason from deadline_change c where c.deadline_id = d.id and c.kind = 'extension'
					order by c.changed_at desc, c.id limit 1) as extension_reason,
				%s as item_state
			"""
		.formatted(Arrays.stream(ItemState.values())
			.map((state) -> "when " + state.condition() + " then '" + state.code() + "'")
			.collect(Collectors.joining(" ", "case ", " end"))) + FROM + """
					left join member m on m.user_id = d.assignee
					left join recommendation r on r.resolution_id = d.resolution_id and r.number = d.number
					""";

	/** Somebody, and whom that one stands in for. */
	private static final String PARTICIPANT = """
			select cast(:participant as varchar) union all select s.absent_id from substitution s
			where s.substitute_id = :participant and s.started_at is not null and s.ended_at is null""";

	private static final String WITHIN_DAY = "d.state <> 'open', d.resolution_id, "
			+ "cast(string_to_array(d.number, '.') as integer[]), d.id";

	private static final String COUNTS = Stream.of(count(ItemState.ON_TIME, "on_time"), count(ItemState.LATE, "late"),
			count(ItemState.OVERDUE, "overdue"), count(ItemState.SUBMITTED, "submitted"),
			count(ItemState.DECLINED, "declined"),
			"count(*) filter (where d.state = 'open' and d.due_on >= :today) as open",
			"coalesce(sum(cast(d.verdict_at at time zone :zone as date) - cast(d.submitted_at at time zone :zone as date)) "
					+ "filter (where d.verdict = 'accepted'), 0) as acceptance_days")
		.collect(Collectors.joining(", "));

	private final JdbcClient jdbc;

	private final WorkingDays workingDays;

	private final Clock clock;

	private final Cursor cursor;

	Items(JdbcClient jdbc, Cursor cursor, WorkingDays workingDays, Clock clock) {
		this.jdbc = jdbc;
		this.cursor = cursor;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/**
	 * A page of items.
	 * @param offset how many to leave out
	 * @param limit how many at most
	 */
	public List<ItemRow> list(ItemFilter filter, ItemOrder order, int offset, int limit) {
		Query query = query(filter);
		LocalDate today = LocalDate.now(this.clock);
		return this.jdbc.sql(SELECT + query.where() + " order by " + order.sql() + " limit :limit offset :offset")
			.params(query.parameters())
			.param("limit", limit)
			.param("offset", offset)
			.query((row, index) -> row(row, today))
			.list();
	}

	/**
	 * Hands over all items one by one. They are not all in memory at the same time,
	 * however many there are.
	 */
	public void forEach(ItemFilter filter, ItemOrder order, Consumer<ItemRow> reader) {
		Query query = query(filter);
		LocalDate today = LocalDate.now(this.clock);
		this.cursor.sql(SELECT + query.where() + " order by " + order.sql()).params(query.parameters()).query((row) -> {
			reader.accept(row(row, today));
		});
	}

	/** One item, whoever has to do it. */
	public Optional<ItemRow> find(UUID id) {
		Query query = query(ItemFilter.ALL);
		LocalDate today = LocalDate.now(this.clock);
		return this.jdbc.sql(SELECT + " where d.id = :id")
			.params(query.parameters())
			.param("id", id)
			.query((row, index) -> row(row, today))
			.optional();
	}

	/** How many there are, up to {@link #MOST_COUNTED} and one. */
	public int count(ItemFilter filter) {
		Query query = query(filter);
		return this.jdbc
			.sql("select count(*) from (select 1 " + FROM + query.where() + " limit " + (MOST_COUNTED + 1)
					+ ") counted")
			.params(query.parameters())
			.query(Integer.class)
			.single();
	}

	/** How many are due on each day, of the days that have any. */
	public Map<LocalDate, Integer> countByDay(ItemFilter filter) {
		Query query = query(filter);
		Map<LocalDate, Integer> found = new LinkedHashMap<>();
		this.jdbc
			.sql("select d.due_on, count(*) as items " + FROM + query.where() + " group by d.due_on order by d.due_on")
			.params(query.parameters())
			.query((row) -> {
				found.put(row.getObject("due_on", LocalDate.class), row.getInt("items"));
			});
		return found;
	}

	/**
	 * The first few of each day, by day: first what somebody still has to do, then in the
	 * order of numbers.
	 * @param most of one day
	 */
	public List<ItemRow> firstOfEachDay(ItemFilter filter, int most) {
		Query query = query(filter);
		LocalDate today = LocalDate.now(this.clock);
		return this.jdbc
			.sql(SELECT + """
					where d.id in (select id from (
						select d.id, row_number() over (partition by d.due_on order by %s) as place
					""".formatted(WITHIN_DAY) + FROM + query.where()
					+ ") ranked where place <= :most) order by d.due_on, " + WITHIN_DAY)
			.params(query.parameters())
			.param("most", most)
			.query((row, index) -> row(row, today))
			.list();
	}

	/** How the items of a filter were carried out; its states do not matter. */
	public Discipline discipline(ItemFilter filter) {
		Query query = query(filter);
		return this.jdbc.sql("select " + COUNTS + " " + FROM + query.where())
			.params(query.parameters())
			.query((row, index) -> discipline(row))
			.single();
	}

	/** The same for each organisation that has any, by its id. */
	public Map<OrganisationId, Discipline> disciplineByOrganisation(ItemFilter filter) {
		return grouped("d.organisation_id", filter).entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> new OrganisationId(entry.getKey()), Map.Entry::getValue,
					(one, two) -> one, LinkedHashMap::new));
	}

	/** The same for each recommendation of a resolution that has any, by its number. */
	public Map<String, Discipline> disciplineByRecommendation(ItemFilter filter) {
		return grouped("d.number", filter);
	}

	/** The same for each month in which any are due: {@code 2026-03}. */
	public Map<String, Discipline> disciplineByMonth(ItemFilter filter) {
		return grouped("to_char(d.due_on, 'YYYY-MM')", filter);
	}

	/** The same for each quarter in which any are due: {@code 2026-Q1}. */
	public Map<String, Discipline> disciplineByQuarter(ItemFilter filter) {
		return grouped("to_char(d.due_on, 'YYYY-\"Q\"Q')", filter);
	}

	/** The same, whatever else, for each of those resolutions that has any. */
	public Map<ResolutionId, Discipline> disciplineByResolution(Collection<ResolutionId> resolutions) {
		if (resolutions.isEmpty()) {
			return Map.of();
		}
		Query query = query(ItemFilter.ALL);
		Map<ResolutionId, Discipline> found = new HashMap<>();
		this.jdbc
			.sql("select d.resolution_id, " + COUNTS + " " + FROM + query.where()
					+ " and d.resolution_id in (:resolutions) group by d.resolution_id")
			.params(query.parameters())
			.param("resolutions", resolutions.stream().map(ResolutionId::value).toList())
			.query((row) -> {
				found.put(new ResolutionId(row.getString("resolution_id")), discipline(row));
			});
		return found;
	}

	private Map<String, Discipline> grouped(String column, ItemFilter filter) {
		Query query = query(filter);
		Map<String, Discipline> found = new LinkedHashMap<>();
		this.jdbc
			.sql("select " + column + " as key, " + COUNTS + " " + FROM + query.where() + " and " + column
					+ " is not null group by " + column + " order by " + column)
			.params(query.parameters())
			.query((row) -> {
				found.put(row.getString("key"), discipline(row));
			});
		return found;
	}

	private Query query(ItemFilter filter) {
		LocalDate today = LocalDate.now(this.clock);
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("today", today);
		parameters.put("soon", this.workingDays.plus(today, SOON));
		parameters.put("zone", this.clock.getZone().getId());
		StringBuilder where = new StringBuilder(" where " + WORK);
		filter.resolution().ifPresent((id) -> {
			where.append(" and d.resolution_id = :resolution");
			parameters.put("resolution", id.value());
		});
		filter.number().ifPresent((number) -> {
			where.append(" and d.number = :number");
			parameters.put("number", number);
		});
		filter.addressee().ifPresent((kind) -> {
			where.append(" and o.kind = :kind");
			parameters.put("kind", kind.code());
		});
		filter.organisation().ifPresent((id) -> {
			where.append(" and d.organisation_id = :organisation");
			parameters.put("organisation", id.value());
		});
		filter.from().ifPresent((day) -> {
			where.append(" and d.due_on >= :from");
			parameters.put("from", day);
		});
		filter.to().ifPresent((day) -> {
			where.append(" and d.due_on <= :to");
			parameters.put("to", day);
		});
		filter.participant().ifPresent((user) -> {
			// What is open is found by indexes of its own.
			String state = (!filter.states().isEmpty() && filter.states().stream().allMatch(ItemState::isOpen))
					? " and x.state = 'open'" : "";
			where.append("""
					 and d.id in (
						select x.id from deadline x where x.assignee in (%1$s)%2$s
						union
						select x.id from deadline x where x.organisation_id in (
							select p.organisation_id from membership p where p.user_id in (%1$s))%2$s)
					""".formatted(PARTICIPANT, state));
			parameters.put("participant", user);
		});
		if (filter.extended()) {
			where.append(
					" and exists (select from deadline_change c where c.deadline_id = d.id and c.kind = 'extension')");
		}
		if (!filter.states().isEmpty()) {
			where.append(filter.states()
				.stream()
				.map(ItemState::condition)
				.sorted()
				.collect(Collectors.joining(" or ", " and (", ")")));
		}
		return new Query(where.toString(), parameters);
	}

	private ItemRow row(ResultSet row, LocalDate today) throws SQLException {
		ItemState state = ItemState.ofCode(row.getString("item_state")).orElseThrow();
		LocalDate due = row.getObject("due_on", LocalDate.class);
		@Nullable LocalDate submitted = row.getObject("submitted_on", LocalDate.class);
		@Nullable String organisation = row.getString("organisation_id");
		return new ItemRow(row.getObject("id", UUID.class), row.getString("task_id"),
				new RecommendationKey(new ResolutionId(row.getString("resolution_id")), row.getString("number")),
				row.getString("recommendation"), row.getString("title"),
				Optional.ofNullable(organisation).map(OrganisationId::new),
				Optional.ofNullable(row.getString("organisation")).orElse(""),
				Optional.ofNullable(row.getString("assignee")), state,
				row.getObject("original_due_on", LocalDate.class), due,
				this.workingDays.between((submitted != null) ? submitted : today, due), row.getBoolean("preliminary"),
				Optional.ofNullable(submitted), Optional.ofNullable(row.getObject("judged_on", LocalDate.class)),
				row.getInt("level"), row.getInt("extensions"), Optional.ofNullable(row.getString("extension_reason")));
	}

	private static Discipline discipline(ResultSet row) throws SQLException {
		return new Discipline(row.getInt("on_time"), row.getInt("late"), row.getInt("overdue"), row.getInt("submitted"),
				row.getInt("open"), row.getInt("declined"), row.getLong("acceptance_days"));
	}

	private static String count(ItemState state, String name) {
		return "count(*) filter (where " + state.condition() + ") as " + name;
	}

	private record Query(String where, Map<String, Object> parameters) {

	}

}
