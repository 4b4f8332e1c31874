package resolute.execution.process.proposal;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.register.InitiativeRegister;

import org.springframework.stereotype.Component;

/** Rejects a proposal that its company has not completed in time. */
@Component
class RejectIncompleteDelegate implements JavaDelegate {

	private final InitiativeRegister register;

	RejectIncompleteDelegate(InitiativeRegister register) {
		this.register = register;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.register.reject(UUID.fromString((String) execution.getVariable(CollectProposals.INITIATIVE_ID)),
				"Не доработано в срок");
	}

}
