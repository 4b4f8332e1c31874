package resolute.calendar;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A day that the production calendar lists because its weekday does not say everything.
 *
 * @param name what the day is called, if it has a name of its own
 * @param movedFrom the day whose rest was moved here, where the source tells
 */
record CalendarDay(LocalDate day, DayKind kind, @Nullable String name, @Nullable LocalDate movedFrom) {

	CalendarDay {
		if (!ProductionCalendar.covers(day)) {
			throw new IllegalArgumentException("The calendar covers the years %d to %d, not the day %s"
				.formatted(ProductionCalendar.FIRST_YEAR, ProductionCalendar.LAST_YEAR, day));
		}
	}

}
