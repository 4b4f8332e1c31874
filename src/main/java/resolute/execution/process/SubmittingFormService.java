package resolute.execution.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** The same as {@link SubmittingTaskService} for the other way of completing a task. */
class SubmittingFormService extends FormServiceImpl {

	/** No variable has this name; no name at all would mean every variable. */
	private static final List<String> NONE = List.of("");

	private final SubmittedValues submitted;

	SubmittingFormService(SubmittedValues submitted) {
		this.submitted = submitted;
	}

	// What a form shows at first is said by FormValues, not by variables. The engine is
	// asked nevertheless: it refuses those who may not see the task.

	@Override
	public VariableMap getTaskFormVariables(String taskId) {
		return getTaskFormVariables(taskId, NONE, false);
	}

	@Override
	public VariableMap getTaskFormVariables(String taskId, Collection<String> formVariables,
			boolean deserializeObjectValues) {
		super.getTaskFormVariables(taskId, NONE, false);
		return Variables.createVariables();
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
