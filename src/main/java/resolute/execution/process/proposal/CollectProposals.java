package resolute.execution.process.proposal;

/** Names in {@code collect-proposals.bpmn}. */
final class CollectProposals {

	static final String PROCESS = "collectProposalsProcess";

	static final String NUMBER = "3.2";

	static final String PROPOSALS_CLOSED = "resolute.proposalsClosed";

	static final String SUBMIT_FORM = "submitProposalForm";

	static final String COMPLETE_FORM = "completeProposalForm";

	static final String CHECK_FORM = "checkProposalForm";

	static final String REMOVAL_FORM = "removeProposalsFromControlForm";

	static final String INITIATIVE_ID = "initiativeId";

	static final String ANSWER = "answer";

	static final String PROPOSAL = "proposal";

	static final String STARTS_ON = "startsOn";

	static final String ENDS_ON = "endsOn";

	static final String DECISION = "decision";

	static final String REMARKS = "remarks";

	private CollectProposals() {
	}

}
