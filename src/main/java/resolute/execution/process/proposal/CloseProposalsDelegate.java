package resolute.execution.process.proposal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** Tells 3.3 that no company will hand in a proposal any more. */
@Component
class CloseProposalsDelegate implements JavaDelegate {

	private final ProposalsClosing closing;

	CloseProposalsDelegate(ProposalsClosing closing) {
		this.closing = closing;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.closing.announce(RecommendationKey.parse(execution.getProcessBusinessKey()).resolution());
	}

}
