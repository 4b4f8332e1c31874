package resolute.register;

/** What kind of event it is. */
public enum EventKind {

	PUBLICATION("publication"), ROUND_TABLE("roundTable"), MEETING("meeting"), CONFERENCE("conference"),
	MEETING_WITH_CITIZENS("meetingWithCitizens"), MEETING_WITH_WORKERS("meetingWithWorkers"), OTHER("other");

	private final String code;

	EventKind(String code) {
		this.code = code;
	}

	/**
	 * Reads what forms and rows hold.
	 * @throws IllegalArgumentException if there is no such kind
	 */
	public static EventKind of(String code) {
		for (EventKind kind : values()) {
			if (kind.code.equals(code)) {
				return kind;
			}
		}
		throw new IllegalArgumentException("No kind of event: " + code);
	}

	public String code() {
		return this.code;
	}

}
