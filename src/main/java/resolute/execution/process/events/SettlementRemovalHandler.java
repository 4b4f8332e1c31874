package resolute.execution.process.events;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.ProcessVariables;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Component;

/** Holds a settlement's half year against the register of events. */
@Component
class SettlementRemovalHandler implements FormHandler {

	private final EventCriteria criteria;

	SettlementRemovalHandler(EventCriteria criteria) {
		this.criteria = criteria;
	}

	@Override
	public String form() {
		return SettlementEvents.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		this.criteria.checkRemoval(submission,
				new OrganisationId(submission.variable(ProcessVariables.ORGANISATION, String.class)),
				EventCriteria.HALF_YEAR, violations);
	}

}
