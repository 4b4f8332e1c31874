package resolute.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Working days over the shipped calendar, for tests that have no database. */
public final class ShippedCalendar {

	private ShippedCalendar() {
	}

	/** As with the default settings: 2014 to 2026, rolling to the preceding day. */
	public static WorkingDays workingDays() {
		return workingDays(Roll.PRECEDING);
	}

	/** The same, but nobody works on some more days. */
	public static WorkingDays workingDaysWithout(LocalDate... daysOff) {
		List<LocalDate> off = List.of(daysOff);
		List<CalendarDay> days = new ArrayList<>(CalendarCsv.shipped());
		days.removeIf((day) -> off.contains(day.day()));
		off.forEach((day) -> days.add(new CalendarDay(day, DayKind.OFF, null, null)));
		return new WorkingDays(new ProductionCalendar(days), Roll.PRECEDING);
	}

	static WorkingDays workingDays(Roll roll) {
		return new WorkingDays(new ProductionCalendar(CalendarCsv.shipped()), roll);
	}

}
