package resolute.execution.process.proposal;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.ProcessVariables;
import resolute.register.InitiativeRegister;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * Rejects the proposals that nobody will complete or check any more, of the company of
 * the branch or of all.
 */
@Component
class RejectUndecidedDelegate implements JavaDelegate {

	private final InitiativeRegister register;

	RejectUndecidedDelegate(InitiativeRegister register) {
		this.register = register;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.register.rejectUndecided(RecommendationKey.parse(execution.getProcessBusinessKey()).resolution(),
				Optional.ofNullable((String) execution.getVariable(ProcessVariables.ORGANISATION))
					.map(OrganisationId::new),
				"Снято с контроля");
	}

}
