package resolute.execution.process.council;

/** Names in {@code establish-coordination-council.bpmn}. */
final class CoordinationCouncil {

	static final String PROCESS = "establishCoordinationCouncilProcess";

	static final String DRAFT_DECREE = "userTask_draftDecree";

	static final String DRAFT_FORM = "draftCouncilDecreeForm";

	static final String MEMBERS = "members";

	static final String CHAIR = "chair";

	static final String SECRETARY = "secretary";

	private CoordinationCouncil() {
	}

}
