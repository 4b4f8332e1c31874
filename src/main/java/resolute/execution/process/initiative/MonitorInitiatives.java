package resolute.execution.process.initiative;

/** Names in {@code monitor-initiatives.bpmn}. */
final class MonitorInitiatives {

	static final String PROCESS = "monitorInitiativesProcess";

	static final String NUMBER = "1.5";

	static final String REGISTER_OPENED = "resolute.registerOpened";

	static final String INITIATIVE_SUBMITTED = "resolute.initiativeSubmitted";

	static final String INITIATIVE_SCREENED = "resolute.initiativeScreened";

	static final String DRAFT_FORM = "draftInitiativesProcedureForm";

	static final String CRITERIA = "criteria";

	static final String POINTS = "points";

	static final String PASSING_SCORE = "passingScore";

	static final String SCREEN_FORM = "screenInitiativeForm";

	static final String INITIATIVE_ID = "initiativeId";

	static final String DECISION = "decision";

	static final String PROJECT = "project";

	static final String REJECT = "reject";

	static final String SCORE = "score";

	static final String COMPANY = "company";

	static final String REASON = "reason";

	static final String REMOVAL_FORM = "removeInitiativesFromControlForm";

	static final String QUARTER = "quarter";

	static final String RECURRENCE = "recurrence";

	private MonitorInitiatives() {
	}

}
