package resolute.execution.process;

import java.util.Map;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * Completes tasks with values that are validated and recorded instead of becoming process
 * variables. The ways round a task's form that the engine offers are closed.
 */
class SubmittingTaskService extends TaskServiceImpl {

	private final SubmittedValues submitted;

	SubmittingTaskService(SubmittedValues submitted) {
		this.submitted = submitted;
	}

	@Override
	public void complete(String taskId, @Nullable Map<String, Object> variables) {
		this.submitted.during(taskId, variables, () -> {
			super.complete(taskId, null);
			return Variables.createVariables();
		});
	}

	@Override
	public VariableMap completeWithVariablesInReturn(String taskId, @Nullable Map<String, Object> variables,
			boolean deserializeValues) {
		return this.submitted.during(taskId, variables,
				() -> super.completeWithVariablesInReturn(taskId, null, deserializeValues));
	}

	@Override
	public void resolveTask(String taskId, @Nullable Map<String, Object> variables) {
		if (variables != null && !variables.isEmpty()) {
			throw new BadUserRequestException("A delegated task is handed back without values");
		}
		super.resolveTask(taskId);
	}

	@Override
	public void handleBpmnError(String taskId, String errorCode, @Nullable String errorMessage,
			@Nullable Map<String, Object> variables) {
		throw leavesByItsForm();
	}

	@Override
	public void handleBpmnError(String taskId, String errorCode) {
		throw leavesByItsForm();
	}

	@Override
	public void handleBpmnError(String taskId, String errorCode, @Nullable String errorMessage) {
		throw leavesByItsForm();
	}

	@Override
	public void handleEscalation(String taskId, String escalationCode) {
		throw leavesByItsForm();
	}

	@Override
	public void handleEscalation(String taskId, String escalationCode, @Nullable Map<String, Object> variables) {
		throw leavesByItsForm();
	}

	private static BadUserRequestException leavesByItsForm() {
		return new BadUserRequestException("A task is left by handing in its form, not by an error or escalation");
	}

}
