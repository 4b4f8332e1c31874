package resolute.execution.process.initiative;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.ProcessVariables;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/** Opens the register with the passing score of the published procedure. */
@Component
class OpenRegisterDelegate implements JavaDelegate {

	private final InitiativeDesk desk;

	OpenRegisterDelegate(InitiativeDesk desk) {
		this.desk = desk;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.desk.open(new ResolutionId((String) execution.getVariable(ProcessVariables.RESOLUTION_ID)),
				((Number) execution.getVariable(MonitorInitiatives.PASSING_SCORE)).intValue());
	}

}
