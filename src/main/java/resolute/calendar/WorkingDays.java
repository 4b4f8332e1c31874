package resolute.calendar;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Arithmetic of working days over the production calendar of Russia. Answers come from
 * memory in constant time.
 * <p>
 * A {@link LocalDate} here is a day in the zone of the district: what the injected
 * {@link java.time.Clock} calls a day. A Saturday that the calendar lists as short or
 * working is a working day (control-rules.md, "Working days").
 * <p>
 * The calendar covers the years 2000 to 2099; a day outside them, given or computed, is a
 * {@link java.time.DateTimeException}. Safe for use by several threads.
 */
public final class WorkingDays {

	private final Roll roll;

	/** Immutable, so that replacing it is one write and each answer fits one calendar. */
	private volatile ProductionCalendar calendar;

	WorkingDays(ProductionCalendar calendar, Roll roll) {
		this.calendar = calendar;
		this.roll = roll;
	}

	/** From now on answers from this calendar. */
	void use(ProductionCalendar calendar) {
		this.calendar = calendar;
	}

	public boolean isWorkingDay(LocalDate day) {
		return this.calendar.isWorkingDay(day);
	}

	/**
	 * The day a term of working days ends that starts to run on the day after
	 * {@code from}.
	 * @param from not counted, be it a working day or not
	 * @param workingDays the length of the term; 0 gives {@link #roll(LocalDate) from,
	 * rolled}
	 * @return always a working day
	 * @throws IllegalArgumentException if {@code workingDays} is negative
	 */
	public LocalDate plus(LocalDate from, int workingDays) {
		ProductionCalendar calendar = this.calendar;
		requireNotNegative(workingDays);
		return (workingDays == 0) ? calendar.roll(from, this.roll) : calendar.after(from, workingDays);
	}

	/**
	 * The working day that lies so many working days before {@code from}: the day to
	 * remind of a due date.
	 * @param from not counted, be it a working day or not
	 * @param workingDays how far back; 0 gives {@link #roll(LocalDate) from, rolled}
	 * @return always a working day
	 * @throws IllegalArgumentException if {@code workingDays} is negative
	 */
	public LocalDate minus(LocalDate from, int workingDays) {
		ProductionCalendar calendar = this.calendar;
		requireNotNegative(workingDays);
		return (workingDays == 0) ? calendar.roll(from, this.roll) : calendar.before(from, workingDays);
	}

	/**
	 * How many working days there are after {@code from} up to and with {@code to}: the
	 * working days left, or, with today as {@code to}, the working days late.
	 * @return the negated count of the opposite direction if {@code to} is before
	 * {@code from}
	 */
	public int between(LocalDate from, LocalDate to) {
		return this.calendar.between(from, to);
	}

	/**
	 * Moves a due date that falls on a day off to a working day, in the direction of the
	 * setting {@code resolute.calendar.roll}. The preceding one can lie in the month, and
	 * the year, before.
	 * @return {@code due} itself if it is a working day
	 */
	public LocalDate roll(LocalDate due) {
		return this.calendar.roll(due, this.roll);
	}

	/**
	 * The last working day up to the end of a month, whatever the direction of the
	 * setting. It lies in an earlier month if the month has none: all of April 2020 was
	 * off by decree (No. 239 of 2 April 2020).
	 */
	public LocalDate lastWorkingDayOfMonth(YearMonth month) {
		return this.calendar.roll(month.atEndOfMonth(), Roll.PRECEDING);
	}

	/**
	 * Whether the working days around a day are a guess, because its year is not loaded;
	 * see {@link #isPreliminary(int)}. A date computed from another is preliminary if the
	 * year of either is: ask for both.
	 */
	public boolean isPreliminary(LocalDate day) {
		return isPreliminary(day.getYear());
	}

	/**
	 * Whether a year is not loaded, so that its working days are computed from the
	 * weekends and the holidays of the Labour Code, Art. 112, and the transfers of its
	 * government decree are not known. Dates computed with it are shown as preliminary.
	 */
	public boolean isPreliminary(int year) {
		return !this.calendar.isLoaded(year);
	}

	private static void requireNotNegative(int workingDays) {
		if (workingDays < 0) {
			throw new IllegalArgumentException("Not a number of working days: " + workingDays);
		}
	}

}
