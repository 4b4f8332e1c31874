package resolute.execution.process.programmes;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.register.SupportMeasureRegister;

import org.springframework.stereotype.Component;

/** Records the council's reasons for refusing the district's measures of the year. */
@Component
class CouncilOpinionHandler implements FormHandler {

	private final SupportMeasureRegister register;

	CouncilOpinionHandler(SupportMeasureRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return DevelopmentCentre.COUNCIL_FORM;
	}

	@Override
	public void record(Submission submission) {
		if ("refuse".equals(submission.choice(DevelopmentCentre.COUNCIL_OPINION))) {
			this.register.waive(Plans.ofDistrict(submission), submission.text(DevelopmentCentre.REASONS));
		}
	}

}
