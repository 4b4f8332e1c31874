package resolute.execution.process;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;

/** Days as the engine holds them: instants, whose day depends on the zone. */
final class EngineDates {

	/** The last second of a day: work handed in on the day it is due is in time. */
	private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

	private EngineDates() {
	}

	static Date startOf(LocalDate day, ZoneId zone) {
		return Date.from(day.atStartOfDay(zone).toInstant());
	}

	static Date endOf(LocalDate day, ZoneId zone) {
		return Date.from(day.atTime(END_OF_DAY).atZone(zone).toInstant());
	}

	static LocalDate day(Date date, ZoneId zone) {
		return LocalDate.ofInstant(date.toInstant(), zone);
	}

}
