package resolute.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The years of the production calendar that are loaded, and the loading of others. A file
 * is {@linkplain #stage staged} first, so that somebody can look at what it
 * {@linkplain #find would do}, and then {@linkplain #apply loaded} or
 * {@linkplain #discard discarded}. May the user do this? has to be asked before.
 */
@Service
public class CalendarYears {

	private static final Logger log = LoggerFactory.getLogger(CalendarYears.class);

	/** How long a file waits for whoever brought it to decide. */
	private static final Duration PATIENCE = Duration.ofDays(1);

	private static final int LONGEST_FILE_NAME = 200;

	private static final int HISTORY = 50;

	private final JdbcClient jdbc;

	private final ProductionCalendarLoader loader;

	private final CalendarRefresh refresh;

	private final WorkingDays workingDays;

	private final CalendarProperties properties;

	private final Clock clock;

	CalendarYears(JdbcClient jdbc, ProductionCalendarLoader loader, CalendarRefresh refresh, WorkingDays workingDays,
			CalendarProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.loader = loader;
		this.refresh = refresh;
		this.workingDays = workingDays;
		this.properties = properties;
		this.clock = clock;
	}

	/** This year and the next, by the day of the clock's zone, if they are not loaded. */
	public List<Integer> missing() {
		int thisYear = LocalDate.now(this.clock).getYear();
		return IntStream.of(thisYear, thisYear + 1).filter(this.workingDays::isPreliminary).boxed().toList();
	}

	/** The loaded years, the latest first. */
	@Transactional(readOnly = true)
	public List<LoadedYear> loaded() {
		ProductionCalendar calendar = new ProductionCalendar(this.loader.stored());
		return this.jdbc.sql("""
				select y.year, y.source, y.loaded_at, y.loaded_by, count(d.day) as listed
				from calendar_year y left join calendar_day d on d.year = y.year
				group by y.year order by y.year desc
				""")
			.query((row, number) -> new LoadedYear(row.getInt("year"),
					row.getString("source").equals(CalendarCsv.SHIPPED) ? Optional.empty()
							: Optional.of(row.getString("source")),
					row.getObject("loaded_at", OffsetDateTime.class).toInstant(),
					Optional.ofNullable(row.getString("loaded_by")), row.getInt("listed"),
					calendar.workingDaysIn(row.getInt("year"))))
			.list();
	}

	/**
	 * What days of a period are called, of those that have a name of their own: holidays.
	 * @param first its first day
	 * @param last its last day
	 */
	@Transactional(readOnly = true)
	public Map<LocalDate, String> names(LocalDate first, LocalDate last) {
		return this.jdbc
			.sql("select day, name from calendar_day where day between :first and :last and name is not null")
			.param("first", first)
			.param("last", last)
			.query((row, number) -> Map.entry(row.getObject("day", LocalDate.class), row.getString("name")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** The latest files that were loaded, the last first. */
	@Transactional(readOnly = true)
	public List<Load> history() {
		return this.jdbc.sql("""
				select file_name, years, applied_by, applied_at from calendar_upload
				where applied_at is not null order by applied_at desc, id limit :most
				""")
			.param("most", HISTORY)
			.query((row, number) -> new Load(row.getString("file_name"),
					List.of((Integer[]) row.getArray("years").getArray()), row.getString("applied_by"),
					row.getObject("applied_at", OffsetDateTime.class).toInstant()))
			.list();
	}

	/**
	 * Keeps the days of a file until somebody decides; for a day at most.
	 * @param fileName as the file is called
	 * @param content CSV as {@link CalendarCsv} says, of any number of years, or the XML
	 * of the public xmlcalendar format; at most a megabyte
	 * @param by the account of whoever brings it
	 * @return under what to find it
	 * @throws CalendarFormatException if it is not a production calendar; then nothing is
	 * kept
	 */
	@Transactional
	public UUID stage(String fileName, byte[] content, String by) {
		List<CalendarDay> days = CalendarFile.read(content);
		this.jdbc.sql("delete from calendar_upload where applied_at is null and uploaded_at < :before")
			.param("before", utc(this.clock.instant().minus(PATIENCE)))
			.update();
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into calendar_upload (id, file_name, uploaded_by, uploaded_at, years)
				values (:id, :fileName, :by, :now, :years)
				""")
			.param("id", id)
			.param("fileName", readable(fileName))
			.param("by", by)
			.param("now", utc(this.clock.instant()))
			.param("years", days.stream().map((day) -> day.day().getYear()).distinct().sorted().toArray(Integer[]::new))
			.update();
		this.jdbc.sql("""
				insert into calendar_upload_day (upload_id, day, kind, name, moved_from)
				select :id, * from unnest(cast(:days as date[]), cast(:kinds as text[]), cast(:names as text[]),
					cast(:movedFrom as date[]))
				""")
			.param("id", id)
			.param("days", ProductionCalendarLoader.column(days, CalendarDay::day))
			.param("kinds", ProductionCalendarLoader.column(days, (day) -> day.kind().code()))
			.param("names", ProductionCalendarLoader.column(days, CalendarDay::name))
			.param("movedFrom", ProductionCalendarLoader.column(days, CalendarDay::movedFrom))
			.update();
		return id;
	}

	/** The last part of a path, without what cannot be shown. */
	private static String readable(String fileName) {
		String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
			.replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
			.strip();
		return name.isEmpty() ? "calendar" : name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME));
	}

	/**
	 * What a file that waits would do to the calendar as it is now.
	 * @return empty if there is no such file, or not any more: it has been loaded,
	 * discarded, or has waited for too long
	 */
	@Transactional(readOnly = true)
	public Optional<CalendarChange> find(UUID upload) {
		return this.jdbc.sql("""
				select file_name, uploaded_by, uploaded_at from calendar_upload
				where id = :id and applied_at is null
				""")
			.param("id", upload)
			.query((row, number) -> change(upload, row.getString("file_name"), row.getString("uploaded_by"),
					row.getObject("uploaded_at", OffsetDateTime.class).toInstant()))
			.optional();
	}

	private CalendarChange change(UUID upload, String fileName, String by, Instant at) {
		List<CalendarDay> stored = this.loader.stored();
		List<CalendarDay> uploaded = this.jdbc
			.sql("select day, kind, name, moved_from from calendar_upload_day where upload_id = :id")
			.param("id", upload)
			.query(ProductionCalendarLoader::day)
			.list();
		Set<Integer> years = uploaded.stream().map((day) -> day.day().getYear()).collect(Collectors.toSet());
		List<CalendarDay> wouldBe = Stream
			.concat(stored.stream().filter((day) -> !years.contains(day.day().getYear())), uploaded.stream())
			.toList();
		Comparison comparison = new Comparison(new Listed(stored), new Listed(wouldBe));
		return new CalendarChange(upload, fileName, by, at, years.stream().sorted().map(comparison::of).toList(),
				new WorkingDays(comparison.after.calendar, this.properties.roll()));
	}

	/** Forgets a file that waits. Nothing happens if it has been loaded already. */
	@Transactional
	public void discard(UUID upload) {
		this.jdbc.sql("delete from calendar_upload where id = :id and applied_at is null").param("id", upload).update();
	}

	/**
	 * Replaces the years of a file that waits by what it says. Until the transaction
	 * ends, nobody else changes the calendar; when it is committed, this node counts with
	 * the new years, the others within a minute.
	 * @param by the account of whoever decided
	 * @return what has been done; empty if there is no such file, or not any more
	 */
	@Transactional
	public Optional<CalendarChange> apply(UUID upload, String by) {
		this.jdbc.sql("lock table calendar_year in share row exclusive mode").update();
		Optional<CalendarChange> change = find(upload);
		change.ifPresent((found) -> {
			replace(found, by);
			this.refresh.useAfterCommit();
			log.info("{} loads the production calendar of {} from {}", by, found.affectedYears(), found.fileName());
		});
		return change;
	}

	private void replace(CalendarChange change, String by) {
		OffsetDateTime now = utc(this.clock.instant());
		this.jdbc.sql("delete from calendar_day where year in (:years)")
			.param("years", change.affectedYears())
			.update();
		this.jdbc.sql("""
				insert into calendar_year (year, source, loaded_at, loaded_by)
				select unnest(years), file_name, :now, :by from calendar_upload where id = :id
				on conflict (year) do update set source = excluded.source, loaded_at = excluded.loaded_at,
					loaded_by = excluded.loaded_by, revision = default
				""").param("id", change.upload()).param("now", now).param("by", by).update();
		this.jdbc.sql("""
				insert into calendar_day (day, kind, name, moved_from)
				select day, kind, name, moved_from from calendar_upload_day where upload_id = :id
				""").param("id", change.upload()).update();
		this.jdbc.sql("update calendar_upload set applied_at = :now, applied_by = :by where id = :id")
			.param("id", change.upload())
			.param("now", now)
			.param("by", by)
			.update();
	}

	private static OffsetDateTime utc(Instant instant) {
		return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

	/**
	 * A year that is loaded.
	 *
	 * @param source the name of the file; empty if it came with the application
	 * @param loadedBy the account of whoever loaded it, if somebody did
	 * @param listedDays how many days the source lists
	 * @param workingDays working days of the year
	 */
	public record LoadedYear(int year, Optional<String> source, Instant loadedAt, Optional<String> loadedBy,
			int listedDays, int workingDays) {

	}

	/** A file that was loaded. */
	public record Load(String fileName, List<Integer> years, String by, Instant at) {

	}

	/** A calendar with the days it lists. */
	private static final class Listed {

		private final ProductionCalendar calendar;

		private final Map<LocalDate, CalendarDay> days;

		Listed(List<CalendarDay> days) {
			this.calendar = new ProductionCalendar(days);
			this.days = days.stream().collect(Collectors.toMap(CalendarDay::day, Function.identity()));
		}

		DayKind kind(LocalDate day) {
			return Optional.ofNullable(this.days.get(day))
				.map(CalendarDay::kind)
				.orElseGet(() -> this.calendar.isWorkingDay(day) ? DayKind.WORKING : DayKind.OFF);
		}

		Set<CalendarDay> of(int year) {
			return this.days.values()
				.stream()
				.filter((day) -> day.day().getYear() == year)
				.collect(Collectors.toCollection(HashSet::new));
		}

	}

	private record Comparison(Listed before, Listed after) {

		CalendarChange.YearChange of(int year) {
			LocalDate first = LocalDate.of(year, 1, 1);
			List<LocalDate> days = first.datesUntil(first.plusYears(1)).toList();
			return new CalendarChange.YearChange(year, this.before.calendar.isLoaded(year),
					this.before.of(year).equals(this.after.of(year)), this.after.of(year).size(),
					this.before.calendar.workingDaysIn(year), this.after.calendar.workingDaysIn(year),
					days.stream()
						.filter((day) -> ProductionCalendar.isStatutoryHoliday(day)
								&& this.after.calendar.isWorkingDay(day))
						.toList(),
					days.stream()
						.filter((day) -> this.before.kind(day) != this.after.kind(day))
						.map(this::change)
						.toList());
		}

		private CalendarChange.DayChange change(LocalDate day) {
			Optional<CalendarDay> listed = Optional.ofNullable(this.after.days.get(day));
			return new CalendarChange.DayChange(day, this.before.kind(day).code(), this.after.kind(day).code(),
					listed.map(CalendarDay::name), listed.map(CalendarDay::movedFrom));
		}

	}

}
