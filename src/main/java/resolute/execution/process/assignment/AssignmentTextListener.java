package resolute.execution.process.assignment;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import resolute.execution.process.TaskTexts;
import resolute.register.AssignmentRegister;
import resolute.register.AssignmentRegister.Assignment;

import org.springframework.stereotype.Component;

/** Shows in the description of each task what is to be done: the model does not know. */
@Component
class AssignmentTextListener implements TaskListener {

	/** What the model says follows. */
	private static final int LONGEST = 3000;

	private final AssignmentRegister register;

	AssignmentTextListener(AssignmentRegister register) {
		this.register = register;
	}

	@Override
	public void notify(DelegateTask task) {
		String text = this.register.find(UUID.fromString((String) task.getVariable(Assignments.ASSIGNMENT_ID)))
			.map(Assignment::text)
			.map((it) -> (it.length() > LONGEST) ? it.substring(0, LONGEST) + "…" : it)
			.orElseThrow();
		TaskTexts.add(task, "Поручение: " + text);
	}

}
