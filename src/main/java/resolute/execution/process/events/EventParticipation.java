package resolute.execution.process.events;

/** Names in {@code take-part-in-events.bpmn}. */
final class EventParticipation {

	static final String PROCESS = "takePartInEventsProcess";

	/** The number of the recommendation in its resolution. */
	static final String NUMBER = "3.1";

	static final String ANSWER_FORM = "answerInvitationForm";

	static final String ATTENDANCE_FORM = "markAttendanceForm";

	static final String REMOVAL_FORM = "removeParticipationFromControlForm";

	private EventParticipation() {
	}

}
