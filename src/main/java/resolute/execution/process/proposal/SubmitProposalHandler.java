package resolute.execution.process.proposal;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.InitiativeRegister;

import org.springframework.stereotype.Component;

/** Enters a company's proposal; it has no number before it is found complete. */
@Component
class SubmitProposalHandler implements FormHandler {

	private final InitiativeRegister register;

	SubmitProposalHandler(InitiativeRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return CollectProposals.SUBMIT_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if (isProposal(submission)) {
			ProposalForm.check(submission, violations);
		}
	}

	@Override
	public void record(Submission submission) {
		if (isProposal(submission)) {
			submission.setVariable(CollectProposals.INITIATIVE_ID,
					this.register.submit(ProposalForm.read(submission)).toString());
		}
	}

	private static boolean isProposal(Submission submission) {
		return CollectProposals.PROPOSAL.equals(submission.choice(CollectProposals.ANSWER));
	}

}
