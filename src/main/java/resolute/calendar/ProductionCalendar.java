package resolute.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which days are working days, for one century. Immutable.
 * <p>
 * A year is loaded if any of its days is listed. The days that a loaded year does not
 * list follow their weekday. A year that is not loaded has the holidays of the Labour
 * Code and the weekends, without the transfers that the government decrees for each year.
 */
final class ProductionCalendar {

	static final int FIRST_YEAR = 2000;

	static final int LAST_YEAR = 2099;

	private static final long FIRST_DAY = LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();

	private static final int DAYS = (int) (LocalDate.of(LAST_YEAR + 1, 1, 1).toEpochDay() - FIRST_DAY);

	/** Labour Code, Art. 112, as in force since 2013. */
	private static final Set<MonthDay> STATUTORY_HOLIDAYS = Set
		.copyOf(Stream
			.concat(IntStream.rangeClosed(1, 8).mapToObj((day) -> MonthDay.of(1, day)), Stream.of(MonthDay.of(2, 23),
					MonthDay.of(3, 8), MonthDay.of(5, 1), MonthDay.of(5, 9), MonthDay.of(6, 12), MonthDay.of(11, 4)))
			.toList());

	private final Set<Integer> loadedYears;

	/**
	 * For each day, how many working days there are from the first day up to and with it:
	 * counting between two days is one subtraction.
	 */
	private final int[] workingDaysUpTo = new int[DAYS];

	/** The working days in order, as indices: the n-th working day is one access. */
	private final int[] workingDays;

	/**
	 * @param listed the days that differ from their weekday, of any number of years
	 * @throws IllegalArgumentException if a day is listed twice
	 */
	ProductionCalendar(Collection<CalendarDay> listed) {
		Map<LocalDate, DayKind> kinds = new HashMap<>();
		Set<Integer> years = new HashSet<>();
		for (CalendarDay row : listed) {
			if (kinds.put(row.day(), row.kind()) != null) {
				throw new IllegalArgumentException("The calendar lists " + row.day() + " twice");
			}
			years.add(row.day().getYear());
		}
		this.loadedYears = Set.copyOf(years);

		int[] found = new int[DAYS];
		int count = 0;
		for (int index = 0; index < DAYS; index++) {
			LocalDate day = day(index);
			if (isWorkingDay(day, kinds.get(day))) {
				found[count++] = index;
			}
			this.workingDaysUpTo[index] = count;
		}
		this.workingDays = Arrays.copyOf(found, count);
	}

	private boolean isWorkingDay(LocalDate day, @Nullable DayKind kind) {
		if (kind != null) {
			return kind != DayKind.OFF;
		}
		boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
		boolean holiday = !isLoaded(day.getYear()) && isStatutoryHoliday(day);
		return !weekend && !holiday;
	}

	/** Whether the Labour Code makes it a holiday in any year. */
	static boolean isStatutoryHoliday(LocalDate day) {
		return STATUTORY_HOLIDAYS.contains(MonthDay.from(day));
	}

	static boolean covers(LocalDate day) {
		return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
	}

	boolean isLoaded(int year) {
		return this.loadedYears.contains(year);
	}

	boolean isWorkingDay(LocalDate day) {
		int index = index(day);
		int upToTheDayBefore = (index > 0) ? this.workingDaysUpTo[index - 1] : 0;
		return this.workingDaysUpTo[index] > upToTheDayBefore;
	}

	/** The n-th working day after a day, which itself is not counted; n is positive. */
	LocalDate after(LocalDate from, int n) {
		return workingDay(this.workingDaysUpTo[index(from)] + (long) n - 1);
	}

	/** The n-th working day before a day, which itself is not counted; n is positive. */
	LocalDate before(LocalDate from, int n) {
		int upTo = this.workingDaysUpTo[index(from)];
		int upToTheDayBefore = isWorkingDay(from) ? upTo - 1 : upTo;
		return workingDay(upToTheDayBefore - (long) n);
	}

	/** How many working days there are in (from, to]; negative if {@code to} is first. */
	int between(LocalDate from, LocalDate to) {
		return this.workingDaysUpTo[index(to)] - this.workingDaysUpTo[index(from)];
	}

	/** How many working days a year has. */
	int workingDaysIn(int year) {
		int upToTheYearBefore = (year > FIRST_YEAR) ? this.workingDaysUpTo[index(LocalDate.of(year - 1, 12, 31))] : 0;
		return this.workingDaysUpTo[index(LocalDate.of(year, 12, 31))] - upToTheYearBefore;
	}

	/** The day itself if it is a working day, otherwise the nearest in the direction. */
	LocalDate roll(LocalDate day, Roll direction) {
		if (isWorkingDay(day)) {
			return day;
		}
		return switch (direction) {
			case PRECEDING -> before(day, 1);
			case FOLLOWING -> after(day, 1);
		};
	}

	private LocalDate workingDay(long position) {
		if (position < 0 || position >= this.workingDays.length) {
			throw new DateTimeException("The working day lies outside the calendar, which covers %d to %d"
				.formatted(FIRST_YEAR, LAST_YEAR));
		}
		return day(this.workingDays[(int) position]);
	}

	private static LocalDate day(int index) {
		return LocalDate.ofEpochDay(FIRST_DAY + index);
	}

	private static int index(LocalDate day) {
		if (!covers(day)) {
			throw new DateTimeException(
					"The calendar covers the years %d to %d, not %s".formatted(FIRST_YEAR, LAST_YEAR, day));
		}
		return (int) (day.toEpochDay() - FIRST_DAY);
	}

}
