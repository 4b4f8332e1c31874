package resolute.deadline;

import java.util.Locale;

/** What became of something that was handed in. */
public enum Verdict {

	/** Taken off control: in time or late by the day it was handed in. */
	ACCEPTED,

	/** Given back, to be redone. */
	RETURNED,

	/** It was, or belongs to, a refusal that was accepted. */
	DECLINED,

	/** What it belongs to ended without being carried out or refused. */
	OBSOLETE;

	/** The name it has in the database. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
