package resolute.execution.process.programmes;

import resolute.shared.OrganisationId;

/** Names in {@code plan-development-centre.bpmn}. */
final class DevelopmentCentre {

	static final String PROCESS = "planDevelopmentCentreProcess";

	static final String PUBLISH_AMENDMENTS = "userTask_publishAmendments";

	static final String MEASURES_FORM = "exchangeMeasuresForm";

	static final String REQUEST_FORM = "requestBudgetForm";

	static final String REQUESTED_AMOUNT = "requestedAmount";

	static final String COUNCIL_FORM = "giveCouncilOpinionOnCentreForm";

	static final String COUNCIL_OPINION = "councilOpinion";

	static final String REASONS = "reasons";

	static final String BUDGET_LINE_FORM = "confirmBudgetLineForm";

	static final String CONFIRMED_AMOUNT = "confirmedAmount";

	static final String DIFFERENCE = "difference";

	static final String REMOVAL_FORM = "removeCentreFromControlForm";

	/** Whose programmes the centre is planned in. */
	static final OrganisationId DISTRICT = new OrganisationId("district");

	private DevelopmentCentre() {
	}

}
