package resolute.execution.process.assignment;

import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.Verdict;
import resolute.register.AssignmentRegister;
import resolute.register.AssignmentRegister.State;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * Records how an assignment ended: the state in the input {@code endState}. It is no
 * outcome of the recommendation, whose business key the process has. What was handed in
 * and not accepted before is judged by it.
 */
@Component
class EndAssignmentDelegate implements JavaDelegate {

	private final AssignmentRegister register;

	private final DeadlineRegister deadlines;

	EndAssignmentDelegate(AssignmentRegister register, DeadlineRegister deadlines) {
		this.register = register;
		this.deadlines = deadlines;
	}

	@Override
	public void execute(DelegateExecution execution) {
		State state = State.of((String) execution.getVariable(AssignmentProcess.END_STATE));
		this.register.end(UUID.fromString((String) execution.getVariable(Assignments.ASSIGNMENT_ID)), state);
		this.deadlines.judge((state == State.DECLINED) ? Verdict.DECLINED : Verdict.OBSOLETE,
				RecommendationKey.parse(execution.getProcessBusinessKey()), execution.getProcessInstanceId(),
				Optional.empty());
	}

}
