package resolute.execution.process.events;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** A settlement's plan has what each half year needs. */
@Component
class SettlementPlanHandler implements FormHandler {

	private final EventCriteria criteria;

	SettlementPlanHandler(EventCriteria criteria) {
		this.criteria = criteria;
	}

	@Override
	public String form() {
		return SettlementEvents.PLAN_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		this.criteria.checkPlan(submission, submission.responsible(), EventCriteria.HALF_YEAR, violations);
	}

}
