package resolute.execution.process.amursk;

/** Names in {@code execute-amursk-2014.bpmn}. */
final class AmurskResolution {

	static final String PROCESS = "executeAmursk2014Process";

	/** The register of initiatives is open: 3.2 can begin. */
	static final String REGISTER_OPENED = "resolute.registerOpened";

	/** The register of initiatives will not be opened any more. */
	static final String REGISTER_ABANDONED = "resolute.registerAbandoned";

	/** No company will propose anything any more. */
	static final String PROPOSALS_CLOSED = "resolute.proposalsClosed";

	/** Processes that wait for the end of the proposals. */
	static final String[] INTERESTED_IN_PROPOSALS = { "3.3", "4.1" };

	private AmurskResolution() {
	}

}
