package resolute.execution.process.strategy;

import java.util.Optional;
import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.register.ProposalDispositions;
import resolute.register.ProposalDispositions.Disposition;
import resolute.register.ProposalDispositions.Kind;

import org.springframework.stereotype.Component;

/** Keeps what the initiative group decided on a proposal. */
@Component
class ProposalDispositionHandler implements FormHandler {

	private final ProposalDispositions dispositions;

	ProposalDispositionHandler(ProposalDispositions dispositions) {
		this.dispositions = dispositions;
	}

	@Override
	public String form() {
		return DraftStrategy.DISPOSITION_FORM;
	}

	@Override
	public void record(Submission submission) {
		Kind kind = Kind.of(submission.choice(DraftStrategy.DISPOSITION));
		// The form hides the section of a rejected proposal but may still send it.
		Optional<String> section = submission.optionalText(DraftStrategy.SECTION).filter((it) -> kind != Kind.REJECTED);
		this.dispositions.decide(UUID.fromString(submission.variable(DraftStrategy.PROPOSAL, String.class)),
				new Disposition(kind, section, submission.optionalText(DraftStrategy.REASON)));
	}

}
