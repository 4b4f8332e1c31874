package resolute.dashboard.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import resolute.dashboard.Cursor;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.table.Cell;
import resolute.dashboard.table.Column;
import resolute.dashboard.table.Column.Kind;
import resolute.dashboard.table.Row;
import resolute.dashboard.table.Value;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads registers; each call is one statement. */
@Component
@Transactional(readOnly = true)
public class Registers {

	private static final String COUNTS = """
			select 'initiatives' as register, status, count(*) as rows from initiative group by status
			union all select 'events', state, count(*) from event group by state
			union all select 'meetings', state, count(*) from council_month group by state
			union all select 'projects', state, count(*) from project group by state
			union all select 'measures', state, count(*) from (
				select case when act_number is null then 'proposed' else 'inForce' end as state from support_measure) m
				group by state
			""";

	private final JdbcClient jdbc;

	private final Cursor cursor;

	private final Clock clock;

	Registers(JdbcClient jdbc, Cursor cursor, Clock clock) {
		this.jdbc = jdbc;
		this.cursor = cursor;
		this.clock = clock;
	}

	/**
	 * How many rows each register has, by their states; those without any are left out.
	 */
	public Map<Register, Map<String, Integer>> counts() {
		Map<Register, Map<String, Integer>> counts = new HashMap<>();
		this.jdbc.sql(COUNTS).query((row) -> {
			counts
				.computeIfAbsent(Register.ofCode(row.getString("register")).orElseThrow(),
						(register) -> new HashMap<>())
				.put(row.getString("status"), row.getInt("rows"));
		});
		return counts;
	}

	public int count(Register register, RegisterFilter filter) {
		Query query = query(register, filter);
		return this.jdbc.sql("select count(*) from (" + register.select() + query.where() + ") counted")
			.params(query.parameters())
			.query(Integer.class)
			.single();
	}

	/** A page of rows. */
	public List<Row> list(Register register, RegisterFilter filter, String order, Words words, int offset, int limit) {
		Query query = query(register, filter);
		return this.jdbc.sql(register.select() + query.where() + orderBy(order) + " limit :limit offset :offset")
			.params(query.parameters())
			.param("limit", limit)
			.param("offset", offset)
			.query((row, index) -> row(register, filter, row, words))
			.list();
	}

	/** Hands over all rows one by one, however many there are. */
	void forEach(Register register, RegisterFilter filter, String order, Words words, Consumer<Row> reader) {
		Query query = query(register, filter);
		this.cursor.sql(register.select() + query.where() + orderBy(order)).params(query.parameters()).query((row) -> {
			reader.accept(row(register, filter, row, words));
		});
	}

	/** Rows of several resolutions say which one they belong to. */
	static List<Column> columns(Register register, RegisterFilter filter, Words words) {
		return Stream.concat(
				register.columns()
					.stream()
					.map((column) -> new Column(column.title(words), column.width(), column.kind())),
				filter.resolution().isEmpty()
						? Stream.of(new Column(words.text("registers.column.resolution"), 24, Kind.TEXT))
						: Stream.empty())
			.toList();
	}

	private static Row row(Register register, RegisterFilter filter, ResultSet row, Words words) throws SQLException {
		List<Cell> cells = new ArrayList<>();
		for (RegisterColumn column : register.columns()) {
			cells.add(new Cell(column.reading().of(row, words), address(column, row)));
		}
		if (filter.resolution().isEmpty()) {
			cells.add(Cell.of(Value.of(row.getString("resolution"))));
		}
		return Row.of(cells);
	}

	/** The number of a recommendation leads to what has to be done about it. */
	private static @Nullable String address(RegisterColumn column, ResultSet row) throws SQLException {
		return (column.kind() == Kind.NUMBER)
				? ItemFilter.ALL.withResolution(new ResolutionId(row.getString("resolution_id")))
					.withNumber(row.getString("number"))
					.address()
				: null;
	}

	/** The order was checked to be the name of a column. */
	private static String orderBy(String order) {
		return order.startsWith("-") ? " order by \"" + order.substring(1) + "\" desc nulls last, id"
				: " order by \"" + order + "\" nulls last, id";
	}

	private Query query(Register register, RegisterFilter filter) {
		List<String> conditions = new ArrayList<>();
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("zone", this.clock.getZone().getId());
		filter.resolution().ifPresent((id) -> {
			conditions.add("r.resolution_id = :resolution");
			parameters.put("resolution", id.value());
		});
		filter.status().ifPresent((status) -> {
			conditions.add(register.ofStatus());
			parameters.put("status", status);
		});
		filter.organisation().ifPresent((id) -> {
			conditions.add(register.ofOrganisation());
			parameters.put("organisation", id.value());
		});
		filter.from().ifPresent((day) -> {
			conditions.add(register.day() + " >= :from");
			parameters.put("from", day);
		});
		filter.to().ifPresent((day) -> {
			conditions.add(register.day() + " <= :to");
			parameters.put("to", day);
		});
		filter.text().ifPresent((text) -> {
			conditions.add(register.searched() + " ilike all (cast(:words as text[]))");
			parameters.put("words",
					Arrays.stream(text.split("\\s+")).map(Registers::containing).toArray(String[]::new));
		});
		return new Query(
				conditions.isEmpty() ? "" : conditions.stream().collect(Collectors.joining(") and (", " where (", ")")),
				parameters);
	}

	private static String containing(String word) {
		return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	private record Query(String where, Map<String, Object> parameters) {

	}

}
