package resolute.deadline;

import java.time.LocalDate;
import java.util.OptionalInt;

import resolute.calendar.WorkingDays;

/**
 * How a due date comes about, so that it can be computed again when a production calendar
 * changes.
 *
 * @param basis the day it is counted from, or the day itself
 * @param workingDays so many working days after the basis, or before it if negative;
 * without it the basis itself, rolled to a working day
 */
public record Term(LocalDate basis, OptionalInt workingDays) {

	public Term {
		if (workingDays.isPresent() && workingDays.getAsInt() == 0) {
			throw new IllegalArgumentException("No working days from " + basis + " is the day itself");
		}
	}

	/** A day, rolled if it is not a working day. */
	public static Term on(LocalDate day) {
		return new Term(day, OptionalInt.empty());
	}

	/** So many working days after a day, before it if negative; 0 is the day, rolled. */
	public static Term workingDays(LocalDate from, int count) {
		return new Term(from, (count != 0) ? OptionalInt.of(count) : OptionalInt.empty());
	}

	/** The day it ends by a calendar. */
	public LocalDate end(WorkingDays calendar) {
		int count = this.workingDays.orElse(0);
		return (count >= 0) ? calendar.plus(this.basis, count) : calendar.minus(this.basis, -count);
	}

}
