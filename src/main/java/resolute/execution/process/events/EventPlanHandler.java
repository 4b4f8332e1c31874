package resolute.execution.process.events;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Component;

/** The district's plan has what each quarter needs. */
@Component
class EventPlanHandler implements FormHandler {

	private final EventCriteria criteria;

	EventPlanHandler(EventCriteria criteria) {
		this.criteria = criteria;
	}

	@Override
	public String form() {
		return EventProgramme.PLAN_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		this.criteria.checkPlan(submission, new OrganisationId(EventProgramme.ORGANISER), EventCriteria.QUARTER,
				violations);
	}

}
