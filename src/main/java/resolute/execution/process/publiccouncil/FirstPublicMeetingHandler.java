package resolute.execution.process.publiccouncil;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** A first meeting counts with its protocol, whatever else is attached. */
@Component
class FirstPublicMeetingHandler implements FormHandler {

	@Override
	public String form() {
		return PublicCouncil.MEETING_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if (submission.evidence("documents").stream().noneMatch((document) -> "protocol".equals(document.kind()))) {
			violations.reject(submission.field("documents"), "public-council.no-protocol");
		}
	}

}
