package resolute.execution.process.programmes;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.SupportMeasureRegister;

import org.springframework.stereotype.Component;

/** Enters the district's measures of the year in the register. */
@Component
class ExchangeMeasuresHandler implements FormHandler {

	private final SupportMeasureRegister register;

	ExchangeMeasuresHandler(SupportMeasureRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return DevelopmentCentre.MEASURES_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		Plans.refuseRepeated(submission, violations);
	}

	@Override
	public void record(Submission submission) {
		this.register.propose(Plans.ofDistrict(submission), Plans.measures(submission));
	}

}
