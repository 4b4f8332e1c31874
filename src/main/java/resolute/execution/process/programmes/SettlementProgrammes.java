package resolute.execution.process.programmes;

/** Names in {@code support-cluster-in-programmes.bpmn}. */
final class SettlementProgrammes {

	static final String PROCESS = "supportClusterInProgrammesProcess";

	static final String PROPOSE_FORM = "proposeMeasuresForm";

	static final String PROPOSAL = "proposal";

	static final String PROPOSAL_MEASURES = "measures";

	static final String JUSTIFY = "userTask_justifyNoMeasures";

	static final String STATEMENT = "statement";

	static final String STATEMENT_FORM = "considerStatementForm";

	static final String AMEND_FORM = "amendProgrammeForm";

	static final String REMOVAL_FORM = "removeSettlementSupportFromControlForm";

	private SettlementProgrammes() {
	}

}
