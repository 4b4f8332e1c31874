package resolute.execution.process.proposal;

import java.util.Optional;

import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.InitiativeRegister.NewInitiative;
import resolute.register.InitiativeRegister.Source;

/** Reads the fields that a new proposal and a completed one have in common. */
final class ProposalForm {

	private ProposalForm() {
	}

	static void check(Submission submission, Violations violations) {
		if (submission.date(CollectProposals.ENDS_ON).isBefore(submission.date(CollectProposals.STARTS_ON))) {
			violations.reject(submission.field(CollectProposals.ENDS_ON), "initiatives.ends-before-start");
		}
	}

	static NewInitiative read(Submission submission) {
		return new NewInitiative(submission.recommendation().resolution(), submission.responsible(), Source.PROPOSAL,
				submission.text("title"), submission.choice("category"), submission.text("problem"),
				submission.text("solution"), Optional.of(submission.number("cost")),
				Optional.of(submission.text("fundingSources")),
				Optional.of(submission.date(CollectProposals.STARTS_ON)),
				Optional.of(submission.date(CollectProposals.ENDS_ON)), Optional.of(submission.text("effect")));
	}

}
