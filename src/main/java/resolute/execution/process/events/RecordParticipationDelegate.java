package resolute.execution.process.events;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.ProcessVariables;

import org.springframework.stereotype.Component;

/** Records which companies took part in events of the period. */
@Component
class RecordParticipationDelegate implements JavaDelegate {

	private final Participation participation;

	RecordParticipationDelegate(Participation participation) {
		this.participation = participation;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.participation.record(execution.getProcessBusinessKey(),
				(String) execution.getVariable(ProcessVariables.PERIOD));
	}

}
