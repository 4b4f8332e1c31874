package resolute.execution.process.events;

/** Names that the models of 1.3, 2.1 and 3.1 share. */
final class Events {

	/** Announces an event to {@link EventParticipation}. */
	static final String ANNOUNCED = "resolute.eventAnnounced";

	/** The variable that holds the id of an event. */
	static final String EVENT_ID = "eventId";

	static final String REPORT_FORM = "reportEventForm";

	/** The rows of a plan, and their columns. */
	static final String ROWS = "events";

	static final String TITLE = "title";

	static final String KIND = "kind";

	static final String PLANNED_ON = "plannedOn";

	static final String PLACE = "place";

	static final String DECISION = "decision";

	static final String ACCEPT = "accept";

	static final String RECURRENCE = "recurrence";

	static final String END = "end";

	private Events() {
	}

}
