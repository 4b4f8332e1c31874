package resolute.calendar;

import org.jspecify.annotations.Nullable;

/** A file is not a production calendar; the message names the line and what is wrong. */
class CalendarFormatException extends RuntimeException {

	CalendarFormatException(long line, String problem, @Nullable Throwable cause) {
		super("Line %d of the production calendar: %s".formatted(line, problem), cause);
	}

}
