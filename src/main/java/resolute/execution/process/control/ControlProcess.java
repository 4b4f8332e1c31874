package resolute.execution.process.control;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.VariableScope;
import resolute.execution.process.ProcessVariables;
import resolute.shared.ResolutionId;

/** Names in {@code escalate-overdue.bpmn} and {@code extend-deadline.bpmn}. */
public final class ControlProcess {

	/**
	 * The task of the coordinator to clear up a delay. Its own delay is not escalated: it
	 * would bring the next such task.
	 */
	public static final String REVIEW_TASK = "userTask_reviewOverdue";

	static final String ESCALATE = "escalateOverdueProcess";

	static final String EXTEND = "extendDeadlineProcess";

	/**
	 * Ends either process, wherever it stands: the work was handed in, has a later date
	 * or is off control.
	 */
	static final String ITEM_SETTLED = "resolute.itemSettled";

	static final String REVIEW_FORM = "reviewOverdueForm";

	static final String DECIDE_EXTENSION_FORM = "decideExtensionForm";

	/** The deadline of record it is about. */
	static final String DEADLINE_ID = "deadlineId";

	/** The day that has passed. */
	static final String DUE_ON = "dueOn";

	/** The request for more time it is about. */
	static final String REQUEST_ID = "requestId";

	/** Whether the district head decides. */
	static final String HEAD_DECIDES = "headDecides";

	/** The level of escalation to tell of: an input of the service tasks. */
	static final String LEVEL = "level";

	private ControlProcess() {
	}

	static ResolutionId resolution(VariableScope scope) {
		return new ResolutionId((String) scope.getVariable(ProcessVariables.RESOLUTION_ID));
	}

	static UUID deadlineId(VariableScope scope) {
		return UUID.fromString((String) scope.getVariable(DEADLINE_ID));
	}

	static UUID requestId(VariableScope scope) {
		return UUID.fromString((String) scope.getVariable(REQUEST_ID));
	}

}
