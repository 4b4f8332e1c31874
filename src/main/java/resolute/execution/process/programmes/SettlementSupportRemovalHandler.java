package resolute.execution.process.programmes;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.SupportMeasureRegister;

import org.springframework.stereotype.Component;

/**
 * Takes a settlement's year off control only with a measure in force, or with its
 * accepted statement that none is needed.
 */
@Component
class SettlementSupportRemovalHandler implements FormHandler {

	private final SupportMeasureRegister register;

	SettlementSupportRemovalHandler(SupportMeasureRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return SettlementProgrammes.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if ("accept".equals(submission.choice("decision"))
				&& !this.register.isDecided(Plans.ofSettlement(submission))) {
			violations.reject(submission.field("decision"), "programmes.no-measure-no-statement");
		}
	}

}
