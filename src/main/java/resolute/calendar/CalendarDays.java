package resolute.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import resolute.calendar.CalendarFormatException.Problem;

/**
 * Gathers the days of a file while it is read, and refuses what the calendar cannot hold.
 */
final class CalendarDays {

	private static final int LONGEST_NAME = 300;

	private final Map<LocalDate, Long> lines = new HashMap<>();

	private final List<CalendarDay> days = new ArrayList<>();

	void add(long line, LocalDate day, DayKind kind, @Nullable String name, @Nullable LocalDate movedFrom) {
		requireCovered(line, day);
		if (movedFrom != null) {
			requireCovered(line, movedFrom);
		}
		if (name != null && (name.length() > LONGEST_NAME
				|| name.chars().anyMatch((letter) -> Character.isISOControl(letter)))) {
			throw new CalendarFormatException(line, Problem.NAME, null, LONGEST_NAME);
		}
		Long earlier = this.lines.putIfAbsent(day, line);
		if (earlier != null) {
			throw new CalendarFormatException(line, Problem.DUPLICATE_DAY, null, day, earlier);
		}
		this.days.add(new CalendarDay(day, kind, name, movedFrom));
	}

	private static void requireCovered(long line, LocalDate day) {
		if (!ProductionCalendar.covers(day)) {
			throw new CalendarFormatException(line, Problem.YEAR, null, String.valueOf(ProductionCalendar.FIRST_YEAR),
					String.valueOf(ProductionCalendar.LAST_YEAR), day);
		}
	}

	/**
	 * All of them, in the order of the file.
	 * @param end the last line, where days were to be
	 * @throws CalendarFormatException if there are none
	 */
	List<CalendarDay> all(long end) {
		if (this.days.isEmpty()) {
			throw new CalendarFormatException(Math.max(1, end), Problem.NO_DAYS, null);
		}
		return List.copyOf(this.days);
	}

	/** Reads an ISO date. */
	static LocalDate date(long line, String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new CalendarFormatException(line, Problem.DATE, ex, text);
		}
	}

}
