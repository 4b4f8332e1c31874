package resolute.register;

import java.util.Locale;

/** What became of an event. */
public enum EventState {

	PLANNED, HELD,
	/** Put off to another day, and not held yet. */
	MOVED, CANCELLED;

	static EventState of(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}

	/** Whether it is still to be held. */
	public boolean isOpen() {
		return this == PLANNED || this == MOVED;
	}

}
