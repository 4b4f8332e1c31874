package resolute.execution.process.events;

/** Names in {@code carry-out-event-programme.bpmn}. */
final class EventProgramme {

	static final String PROCESS = "carryOutEventProgrammeProcess";

	static final String ORGANISER = "district";

	static final String PLAN_FORM = "draftEventPlanForm";

	static final String ADDITIONS_FORM = "decideAdditionsForm";

	static final String REMOVAL_FORM = "removeEventProgrammeFromControlForm";

	/** The variable that holds the quarter the programme is in or comes to. */
	static final String QUARTER = "quarter";

	/** The variable that holds what the council thinks of the plan. */
	static final String OPINION = "opinion";

	private EventProgramme() {
	}

}
