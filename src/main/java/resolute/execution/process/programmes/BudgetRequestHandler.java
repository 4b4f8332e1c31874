package resolute.execution.process.programmes;

import java.math.BigDecimal;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.SupportMeasureRegister;

import org.springframework.stereotype.Component;

/** Holds the budget request against the measures it is for. */
@Component
class BudgetRequestHandler implements FormHandler {

	private final SupportMeasureRegister register;

	BudgetRequestHandler(SupportMeasureRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return DevelopmentCentre.REQUEST_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		BigDecimal cost = this.register.cost(Plans.ofDistrict(submission));
		BigDecimal requested = submission.number(DevelopmentCentre.REQUESTED_AMOUNT);
		if (requested.compareTo(cost) < 0) {
			violations.reject(submission.field(DevelopmentCentre.REQUESTED_AMOUNT), "programmes.request-too-small",
					cost, requested);
		}
		Plans.requireDocument(submission, "budgetRequest", violations, "programmes.no-request");
	}

}
