package resolute.calendar;

/** Working days over the shipped calendar, for tests that have no database. */
public final class ShippedCalendar {

	private ShippedCalendar() {
	}

	/** As with the default settings: 2014 to 2026, rolling to the preceding day. */
	public static WorkingDays workingDays() {
		return workingDays(Roll.PRECEDING);
	}

	static WorkingDays workingDays(Roll roll) {
		return new WorkingDays(new ProductionCalendar(CalendarCsv.shipped()), roll);
	}

}
