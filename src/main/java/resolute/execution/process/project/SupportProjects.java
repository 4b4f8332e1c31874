package resolute.execution.process.project;

/** Names in {@code support-projects.bpmn}. */
final class SupportProjects {

	static final String PROCESS = "supportProjectsProcess";

	static final String NUMBER = "3.3";

	static final String PROJECT_ACCEPTED = "resolute.projectAccepted";

	static final String PROJECT_ENDED = "resolute.projectEnded";

	static final String PROJECT_ID = "projectId";

	static final String CARD_FORM = "projectCardForm";

	static final String SETTLEMENT = "settlement";

	static final String STARTS_ON = "startsOn";

	static final String ENDS_ON = "endsOn";

	static final String MILESTONES = "milestones";

	static final String MILESTONE = "milestone";

	static final String DUE_ON = "dueOn";

	static final String AGREEMENT_FORM = "supportAgreementForm";

	static final String DECISION = "decision";

	static final String AGREEMENT_NUMBER = "agreementNumber";

	static final String AGREEMENT_DATE = "agreementDate";

	static final String MILESTONE_FORM = "confirmMilestoneForm";

	static final String REACHED_ON = "reachedOn";

	static final String STATUS_FORM = "projectStatusForm";

	static final String PHASE = "phase";

	static final String PROGRESS = "progress";

	static final String REMOVAL_FORM = "removeProjectFromControlForm";

	private SupportProjects() {
	}

}
