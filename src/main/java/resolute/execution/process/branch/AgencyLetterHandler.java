package resolute.execution.process.branch;

import java.util.List;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.outcome.Submissions;

import org.springframework.stereotype.Component;

/** Counts the letters to the agency: two without a reply are enough. */
@Component
class AgencyLetterHandler implements FormHandler {

	private final Submissions submissions;

	AgencyLetterHandler(Submissions submissions) {
		this.submissions = submissions;
	}

	@Override
	public String form() {
		return AgencyBranch.LETTER_FORM;
	}

	@Override
	public void record(Submission submission) {
		submission.setVariable(AgencyBranch.LETTERS_SENT,
				this.submissions.contents(submission.recommendation(), null, List.of(AgencyBranch.SEND_LETTER)).size());
	}

}
