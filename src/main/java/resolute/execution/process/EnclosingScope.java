package resolute.execution.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;
import resolute.execution.form.Submission;

/**
 * The variables around a task: those of the innermost sub-process it stands in, so that
 * the branches of a multi-instance do not overwrite each other's.
 */
class EnclosingScope implements Submission.ProcessVariables {

	private final DelegateTask task;

	private final ZoneId zone;

	EnclosingScope(DelegateTask task, ZoneId zone) {
		this.task = task;
		this.zone = zone;
	}

	@Override
	public @Nullable Object get(String name) {
		return this.task.getVariable(name);
	}

	@Override
	public void set(String name, Object value) {
		setNullable(name, value);
	}

	void setNullable(String name, @Nullable Object value) {
		DelegateExecution execution = this.task.getExecution();
		if (this.task.getBpmnModelElementInstance().getParentElement() instanceof SubProcess subProcess) {
			execution.setVariable(name, engineValue(value), subProcess.getId());
		}
		else {
			execution.getProcessInstance().setVariableLocal(name, engineValue(value));
		}
	}

	private @Nullable Object engineValue(@Nullable Object value) {
		if (value instanceof LocalDate day) {
			return EngineDates.startOf(day, this.zone);
		}
		if (value instanceof BigDecimal number) {
			return (number.stripTrailingZeros().scale() <= 0) ? (Object) number.longValueExact()
					: (Object) number.doubleValue();
		}
		return value;
	}

}
