package resolute.execution.process.publiccouncil;

import java.time.LocalDate;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** Sees to it that people have time to answer a call. */
@Component
class AnnounceCallHandler implements FormHandler {

	private final PublicCouncilProperties rules;

	AnnounceCallHandler(PublicCouncilProperties rules) {
		this.rules = rules;
	}

	@Override
	public String form() {
		return PublicCouncil.ANNOUNCE_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		LocalDate earliest = submission.date(PublicCouncil.ANNOUNCED_ON).plusDays(this.rules.leastDaysOfCall());
		if (submission.date(PublicCouncil.CANDIDATES_UNTIL).isBefore(earliest)) {
			violations.reject(submission.field(PublicCouncil.CANDIDATES_UNTIL), "public-council.call-too-short",
					this.rules.leastDaysOfCall(), earliest.toString());
		}
	}

}
