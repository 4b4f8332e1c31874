package resolute.execution.process.initiativegroup;

import resolute.shared.OrganisationId;

/** Names in {@code form-initiative-group.bpmn} and its forms. */
final class InitiativeGroup {

	static final String PROCESS = "formInitiativeGroupProcess";

	static final String COLLECT_CONSENTS = "userTask_collectConsents";

	static final String ELECT_LEAD = "userTask_electLead";

	static final String CONSENTS_FORM = "collectConsentsForm";

	static final String MEETING_FORM = "electGroupLeadForm";

	static final String REMOVAL_FORM = "removeInitiativeGroupFromControlForm";

	static final String MEMBERS = "members";

	static final String CONSENTS = "consents";

	static final String PRESENT = "present";

	static final String LEAD = "lead";

	static final String VOTES_FOR = "votesFor";

	static final String HELD_ON = "heldOn";

	static final String DECISION = "decision";

	/** The day of the order, set by the form that publishes it. */
	static final String ACT_DATE = "actDate";

	static final OrganisationId GROUP = new OrganisationId("initiativeGroup");

	private InitiativeGroup() {
	}

}
