package resolute.execution.process.branch;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.DayText;
import resolute.outcome.Submissions;

import org.springframework.stereotype.Component;

/** A reply is not older than the first letter: the second may cross with it. */
@Component
class AgencyReplyHandler implements FormHandler {

	private final Submissions submissions;

	AgencyReplyHandler(Submissions submissions) {
		this.submissions = submissions;
	}

	@Override
	public String form() {
		return AgencyBranch.REPLY_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		LocalDate asked = letters(submission).min(Comparator.naturalOrder()).orElseThrow();
		if (submission.date(AgencyBranch.REPLY_DATE).isBefore(asked)) {
			violations.reject(submission.field(AgencyBranch.REPLY_DATE), "branch.reply-before-letter",
					DayText.of(asked));
		}
	}

	private Stream<LocalDate> letters(Submission submission) {
		return this.submissions.contents(submission.recommendation(), null, List.of(AgencyBranch.SEND_LETTER))
			.stream()
			.map((letter) -> LocalDate.parse(String.valueOf(letter.get(AgencyBranch.LETTER_DATE))));
	}

}
