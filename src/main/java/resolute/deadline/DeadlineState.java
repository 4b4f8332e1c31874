package resolute.deadline;

import java.util.Locale;

/** How a deadline stands. */
public enum DeadlineState {

	/** The work is awaited. */
	OPEN,

	/** The work was handed in. */
	SUBMITTED,

	/** The task went away without having been done. */
	WITHDRAWN;

	/** The name it has in the database. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	static DeadlineState ofCode(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}

}
