package resolute.execution.process.programmes;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.SupportMeasureRegister;

import org.springframework.stereotype.Component;

/**
 * Takes 1.6 off control for a year only with a measure in force, or with the council's
 * reasoned refusal on record.
 */
@Component
class CentreRemovalHandler implements FormHandler {

	private final SupportMeasureRegister register;

	CentreRemovalHandler(SupportMeasureRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return DevelopmentCentre.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if ("accept".equals(submission.choice("decision")) && !this.register.isDecided(Plans.ofDistrict(submission))) {
			violations.reject(submission.field("decision"), "programmes.no-measure-no-refusal");
		}
	}

}
