package resolute.execution.process.programmes;

import java.math.BigDecimal;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.SupportMeasureRegister;

import org.springframework.stereotype.Component;

/** Asks why the budget has less than the measures cost. */
@Component
class BudgetLineHandler implements FormHandler {

	private final SupportMeasureRegister register;

	BudgetLineHandler(SupportMeasureRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return DevelopmentCentre.BUDGET_LINE_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		BigDecimal cost = this.register.cost(Plans.ofDistrict(submission));
		if (submission.number(DevelopmentCentre.CONFIRMED_AMOUNT).compareTo(cost) < 0
				&& !submission.has(DevelopmentCentre.DIFFERENCE)) {
			violations.reject(submission.field(DevelopmentCentre.DIFFERENCE), "programmes.less-in-budget", cost);
		}
		Plans.requireDocument(submission, "budgetExtract", violations, "programmes.no-extract");
	}

}
