package resolute.execution.process.assignment;

/** Names in {@code carry-out-assignment.bpmn}. */
final class AssignmentProcess {

	/** How the assignment ended: an input of the service task that records it. */
	static final String END_STATE = "endState";

	/** What the executor's report said had been done. */
	static final String REPORTED = "reported";

	static final String REMOVAL_FORM = "removeAssignmentFromControlForm";

	private AssignmentProcess() {
	}

}
