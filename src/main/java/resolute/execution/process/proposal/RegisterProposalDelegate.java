package resolute.execution.process.proposal;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.initiative.InitiativeDesk;

import org.springframework.stereotype.Component;

/** Gives a complete proposal its number and hands it over to the screening of 1.5. */
@Component
class RegisterProposalDelegate implements JavaDelegate {

	private final InitiativeDesk desk;

	RegisterProposalDelegate(InitiativeDesk desk) {
		this.desk = desk;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.desk.register(UUID.fromString((String) execution.getVariable(CollectProposals.INITIATIVE_ID)));
	}

}
