package resolute.execution.process.strategy;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.register.InitiativeRegister;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** Takes the snapshot of the register that the strategy is drafted on. */
@Component
class FreezeProposalsDelegate implements JavaDelegate {

	private final InitiativeRegister initiatives;

	FreezeProposalsDelegate(InitiativeRegister initiatives) {
		this.initiatives = initiatives;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.initiatives.freeze(RecommendationKey.parse(execution.getProcessBusinessKey()).resolution());
	}

}
