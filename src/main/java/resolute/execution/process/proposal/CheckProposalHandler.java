package resolute.execution.process.proposal;

import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.register.InitiativeRegister;

import org.springframework.stereotype.Component;

/**
 * Returns or rejects a proposal that is not complete. A complete one is registered by the
 * next step of the process.
 */
@Component
class CheckProposalHandler implements FormHandler {

	private final InitiativeRegister register;

	CheckProposalHandler(InitiativeRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return CollectProposals.CHECK_FORM;
	}

	@Override
	public void record(Submission submission) {
		UUID id = UUID.fromString(submission.variable(CollectProposals.INITIATIVE_ID, String.class));
		switch (submission.choice(CollectProposals.DECISION)) {
			case "remarks" -> this.register.returnForCompletion(id, submission.text(CollectProposals.REMARKS));
			case "reject" -> this.register.reject(id, submission.text(CollectProposals.REMARKS));
			default -> {
			}
		}
	}

}
