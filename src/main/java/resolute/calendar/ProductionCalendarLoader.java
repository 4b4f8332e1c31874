package resolute.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the production calendar from the database, which first gets the years that are
 * shipped with the application and that it does not have.
 * <p>
 * The shipped years are data of the application's version, not of the schema: a later
 * version ships later years, so they are not in the migration that creates the tables.
 */
@Component
class ProductionCalendarLoader {

	private static final Logger log = LoggerFactory.getLogger(ProductionCalendarLoader.class);

	/**
	 * One statement for all years. Whoever inserts the row of a year inserts its days: a
	 * year that is there, an administrator's or another node's that starts at the same
	 * moment, is left alone. The order keeps two nodes from waiting for each other.
	 */
	private static final String ADD_MISSING_YEARS = """
			with shipped as (
				select * from unnest(cast(:days as date[]), cast(:kinds as text[]),
					cast(:names as text[]), cast(:movedFrom as date[])) as listed (day, kind, name, moved_from)
			), added as (
				insert into calendar_year (year, source, loaded_at)
				select distinct extract(year from day)::int as year, :source, cast(:loadedAt as timestamptz)
				from shipped
				order by year
				on conflict (year) do nothing
				returning year
			)
			insert into calendar_day (day, kind, name, moved_from)
			select day, kind, name, moved_from
			from shipped join added on added.year = extract(year from shipped.day)
			""";

	/**
	 * Spring Boot creates this bean after Flyway has run, so the tables are there.
	 */
	private final JdbcClient jdbc;

	private final Clock clock;

	ProductionCalendarLoader(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Adds the missing years and reads all. Warns if this year or the next, by the day of
	 * the clock's zone, is in neither the database nor the application.
	 */
	@Transactional
	ProductionCalendar load() {
		addMissingYears(CalendarCsv.shipped());
		ProductionCalendar calendar = new ProductionCalendar(stored());
		warnOfMissingYears(calendar);
		return calendar;
	}

	private void addMissingYears(List<CalendarDay> days) {
		int added = this.jdbc.sql(ADD_MISSING_YEARS)
			.param("days", column(days, CalendarDay::day))
			.param("kinds", column(days, (day) -> day.kind().code()))
			.param("names", column(days, CalendarDay::name))
			.param("movedFrom", column(days, CalendarDay::movedFrom))
			.param("source", CalendarCsv.SHIPPED)
			.param("loadedAt", OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
			.update();
		if (added > 0) {
			log.info("Added {} days of the shipped production calendar", added);
		}
	}

	/** A component of each row as an array that PostgreSQL casts. */
	static @Nullable String[] column(List<CalendarDay> days, Function<CalendarDay, @Nullable Object> component) {
		return days.stream().map((day) -> Objects.toString(component.apply(day), null)).toArray(String[]::new);
	}

	/** All days that the database lists. */
	List<CalendarDay> stored() {
		return this.jdbc.sql("select day, kind, name, moved_from from calendar_day")
			.query(ProductionCalendarLoader::day)
			.list();
	}

	static CalendarDay day(ResultSet row, int number) throws SQLException {
		return new CalendarDay(row.getObject("day", LocalDate.class), DayKind.fromCode(row.getString("kind")),
				row.getString("name"), row.getObject("moved_from", LocalDate.class));
	}

	private void warnOfMissingYears(ProductionCalendar calendar) {
		int thisYear = LocalDate.now(this.clock).getYear();
		List<Integer> missing = IntStream.of(thisYear, thisYear + 1)
			.filter((year) -> !calendar.isLoaded(year))
			.boxed()
			.toList();
		if (!missing.isEmpty()) {
			log.warn(
					"The production calendar has no {}: dates there are preliminary, computed from the holidays of "
							+ "the Labour Code without transfers. Load the calendar of the government's decree.",
					missing);
		}
	}

}
