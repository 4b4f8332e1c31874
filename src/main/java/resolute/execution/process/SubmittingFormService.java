package resolute.execution.process;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** The same as {@link SubmittingTaskService} for the other way of completing a task. */
class SubmittingFormService extends FormServiceImpl {

	private final SubmittedValues submitted;

	SubmittingFormService(SubmittedValues submitted) {
		this.submitted = submitted;
	}

	@Override
	public void submitTaskForm(String taskId, @Nullable Map<String, Object> properties) {
		this.submitted.during(taskId, properties, () -> {
			super.submitTaskForm(taskId, Map.of());
			return Variables.createVariables();
		});
	}

	@Override
	public void submitTaskFormData(String taskId, Map<String, String> properties) {
		submitTaskForm(taskId, new HashMap<>(properties));
	}

	@Override
	public VariableMap submitTaskFormWithVariablesInReturn(String taskId, @Nullable Map<String, Object> properties,
			boolean deserializeValues) {
		return this.submitted.during(taskId, properties,
				() -> super.submitTaskFormWithVariablesInReturn(taskId, Map.of(), deserializeValues));
	}

}
