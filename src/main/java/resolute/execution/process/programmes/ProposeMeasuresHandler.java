package resolute.execution.process.programmes;

import java.util.List;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.SupportMeasureRegister;

import org.springframework.stereotype.Component;

/**
 * Enters a settlement's measures of the year in the register; a settlement that needs
 * none takes back what it proposed before.
 */
@Component
class ProposeMeasuresHandler implements FormHandler {

	private final SupportMeasureRegister register;

	ProposeMeasuresHandler(SupportMeasureRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return SettlementProgrammes.PROPOSE_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		Plans.refuseRepeated(submission, violations);
	}

	@Override
	public void record(Submission submission) {
		boolean needed = SettlementProgrammes.PROPOSAL_MEASURES
			.equals(submission.choice(SettlementProgrammes.PROPOSAL));
		this.register.propose(Plans.ofSettlement(submission), needed ? Plans.measures(submission) : List.of());
	}

}
