package resolute.execution.process.proposal;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.Source;

import org.springframework.stereotype.Component;

/** 3.2 is not done before every proposal is registered or rejected. */
@Component
class RemoveProposalsHandler implements FormHandler {

	private final InitiativeRegister register;

	RemoveProposalsHandler(InitiativeRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return CollectProposals.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		long undecided = this.register.of(submission.recommendation().resolution())
			.stream()
			.filter((initiative) -> initiative.content().source() == Source.PROPOSAL
					&& initiative.decidedAt().isEmpty())
			.count();
		if ("accept".equals(submission.choice(CollectProposals.DECISION)) && undecided > 0) {
			violations.reject(submission.field(CollectProposals.DECISION), "initiatives.undecided", undecided);
		}
	}

}
