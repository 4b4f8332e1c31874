package resolute.execution.process;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** A published act can be found: it has an address or a file. */
@Component
class PublishedActHandler implements FormHandler {

	@Override
	public String form() {
		return "publishActForm";
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if (!submission.has("publishedAt") && submission.evidence("documents").isEmpty()) {
			violations.reject(submission.field("publishedAt"), "act.address-or-file");
		}
	}

}
