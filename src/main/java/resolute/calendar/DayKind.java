package resolute.calendar;

import java.util.Locale;

/** What the production calendar says of a day that it lists. */
enum DayKind {

	/** Nobody works: a public holiday, a day off moved here, a day freed by decree. */
	OFF,

	/** A working day that ends early; on a Saturday, a working Saturday. */
	SHORT,

	/** An ordinary working day; listed only where the weekday would make it a day off. */
	WORKING;

	/**
	 * Reads the code used in files and in the database.
	 * @throws IllegalArgumentException if it is none of {@code off}, {@code short},
	 * {@code working}
	 */
	static DayKind fromCode(String code) {
		for (DayKind kind : values()) {
			if (kind.code().equals(code)) {
				return kind;
			}
		}
		throw new IllegalArgumentException("The kind of a day is off, short or working, not '" + code + "'");
	}

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
