package resolute.execution.process.proposal;

import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.InitiativeRegister;

import org.springframework.stereotype.Component;

/** Takes a proposal in again that was returned with remarks. */
@Component
class CompleteProposalHandler implements FormHandler {

	private final InitiativeRegister register;

	CompleteProposalHandler(InitiativeRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return CollectProposals.COMPLETE_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		ProposalForm.check(submission, violations);
	}

	@Override
	public void record(Submission submission) {
		this.register.resubmit(UUID.fromString(submission.variable(CollectProposals.INITIATIVE_ID, String.class)),
				ProposalForm.read(submission));
	}

}
