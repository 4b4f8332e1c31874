package resolute.execution.process.events;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Records how each company's part in the events ended. */
@Component
class ConcludeParticipationDelegate implements JavaDelegate {

	private final Participation participation;

	ConcludeParticipationDelegate(Participation participation) {
		this.participation = participation;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.participation.conclude(execution.getProcessBusinessKey());
	}

}
