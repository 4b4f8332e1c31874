package resolute.execution.process.assignment;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** An assignment is taken off control only if its executor reports it done. */
@Component
class AssignmentRemovalHandler implements FormHandler {

	private static final String DECISION = "decision";

	@Override
	public String form() {
		return AssignmentProcess.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if ("accept".equals(submission.choice(DECISION))
				&& !"done".equals(submission.variable(AssignmentProcess.REPORTED, String.class))) {
			violations.reject(submission.field(DECISION), "assignment.not-done");
		}
	}

}
