package resolute.execution.process.assignment;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.register.AssignmentRegister;
import resolute.register.AssignmentRegister.State;

import org.springframework.stereotype.Component;

/**
 * Records how an assignment ended: the state in the input {@code endState}. It is no
 * outcome of the recommendation, whose business key the process has.
 */
@Component
class EndAssignmentDelegate implements JavaDelegate {

	private final AssignmentRegister register;

	EndAssignmentDelegate(AssignmentRegister register) {
		this.register = register;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.register.end(UUID.fromString((String) execution.getVariable(Assignments.ASSIGNMENT_ID)),
				State.of((String) execution.getVariable(AssignmentProcess.END_STATE)));
	}

}
