package resolute.execution.process.meeting;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/**
 * A month is taken off control only if the council itself reports it done. The quorum,
 * the protocol and the audiences cannot be missing: without them nobody gets here.
 */
@Component
class MonthRemovalHandler implements FormHandler {

	private static final String DECISION = "decision";

	@Override
	public String form() {
		return CouncilMeetings.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if ("accept".equals(submission.choice(DECISION))
				&& !"done".equals(submission.variable(CouncilMeetings.REPORTED, String.class))) {
			violations.reject(submission.field(DECISION), "meeting.not-done");
		}
	}

}
