package resolute.execution.process.events;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.shared.OrganisationId;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/** The plan is only enough for a quarter if it has what the quarter needs. */
@Component
class AdditionsHandler implements FormHandler {

	private static final String ENOUGH = "enough";

	private final EventCriteria criteria;

	AdditionsHandler(EventCriteria criteria) {
		this.criteria = criteria;
	}

	@Override
	public String form() {
		return EventProgramme.ADDITIONS_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if (ENOUGH.equals(submission.choice(Events.DECISION))) {
			this.criteria.checkPlanned(submission, Events.DECISION, new OrganisationId(EventProgramme.ORGANISER),
					ReportingPeriod.parse(submission.variable(EventProgramme.QUARTER, String.class)),
					EventCriteria.QUARTER, violations);
		}
	}

}
