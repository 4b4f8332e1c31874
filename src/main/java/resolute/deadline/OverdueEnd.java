package resolute.deadline;

import java.util.Locale;

/** Why nobody is chased for an item any more. */
public enum OverdueEnd {

	/** The work was handed in. */
	SETTLED,

	/** The task went away: closed as obsolete, or its process took another way. */
	WITHDRAWN,

	/** There is a later date. */
	EXTENDED;

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
