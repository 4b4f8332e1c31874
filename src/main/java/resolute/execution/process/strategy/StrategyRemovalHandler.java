package resolute.execution.process.strategy;

import java.util.List;
import java.util.stream.Collectors;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.InitiativeRegister.InitiativeView;
import resolute.register.ProposalDispositions;

import org.springframework.stereotype.Component;

/**
 * 4.1 is not accepted while a proposal of the snapshot has no disposition. That all
 * sections are there, that the council supports the draft and that it was handed over,
 * the model sees to: there is no other way to the report.
 */
@Component
class StrategyRemovalHandler implements FormHandler {

	private final ProposalDispositions dispositions;

	StrategyRemovalHandler(ProposalDispositions dispositions) {
		this.dispositions = dispositions;
	}

	@Override
	public String form() {
		return DraftStrategy.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if (!"accept".equals(submission.choice(DraftStrategy.DECISION))) {
			return;
		}
		List<InitiativeView> undecided = this.dispositions.undecided(submission.recommendation().resolution());
		if (!undecided.isEmpty()) {
			violations.reject(submission.field(DraftStrategy.DECISION), "strategy.undecided",
					undecided.stream()
						.map((proposal) -> Integer.toString(proposal.number().orElseThrow()))
						.collect(Collectors.joining(", ")));
		}
	}

}
