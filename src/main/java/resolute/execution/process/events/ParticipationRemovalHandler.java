package resolute.execution.process.events;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.ProcessVariables;

import org.springframework.stereotype.Component;

/** Holds a quarter of the companies' participation against the invitations. */
@Component
class ParticipationRemovalHandler implements FormHandler {

	private final Participation participation;

	ParticipationRemovalHandler(Participation participation) {
		this.participation = participation;
	}

	@Override
	public String form() {
		return EventParticipation.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if (!Events.ACCEPT.equals(submission.choice(Events.DECISION))) {
			return;
		}
		String recommendation = submission.recommendation().toString();
		String period = submission.variable(ProcessVariables.PERIOD, String.class);
		int unmarked = this.participation.unmarked(recommendation, period);
		if (unmarked > 0) {
			violations.reject(submission.field(Events.DECISION), "events.unmarked", unmarked);
		}
		if (this.participation.attended(recommendation, period).isEmpty()) {
			violations.reject(submission.field(Events.DECISION), "events.nobody-attended");
		}
	}

}
