package resolute.execution.process.amursk;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.proposal.ProposalsClosing;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/** Without a register there will be no proposals: tells those that wait for their end. */
@Component
class AnnounceProposalsClosedDelegate implements JavaDelegate {

	private final ProposalsClosing closing;

	AnnounceProposalsClosedDelegate(ProposalsClosing closing) {
		this.closing = closing;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.closing.announce(new ResolutionId(execution.getProcessBusinessKey()));
	}

}
