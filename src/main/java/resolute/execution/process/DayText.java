package resolute.execution.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** A day as people write it: «12.03.2014», in texts of tasks and in refusals. */
public final class DayText {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("dd.MM.yyyy");

	private DayText() {
	}

	/** The day as text. */
	public static String of(LocalDate day) {
		return FORMAT.format(day);
	}

}
