package resolute.execution.process.events;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Component;

/** Holds a quarter of the district's programme against the register of events. */
@Component
class ProgrammeRemovalHandler implements FormHandler {

	private final EventCriteria criteria;

	ProgrammeRemovalHandler(EventCriteria criteria) {
		this.criteria = criteria;
	}

	@Override
	public String form() {
		return EventProgramme.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		this.criteria.checkRemoval(submission, new OrganisationId(EventProgramme.ORGANISER), EventCriteria.QUARTER,
				violations);
	}

}
