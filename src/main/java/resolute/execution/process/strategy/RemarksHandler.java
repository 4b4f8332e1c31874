package resolute.execution.process.strategy;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** A table with remarks does not say that there were none. */
@Component
class RemarksHandler implements FormHandler {

	@Override
	public String form() {
		return DraftStrategy.REMARKS_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if ("none".equals(submission.choice(DraftStrategy.REMARKS_RECEIVED))
				&& !submission.rows(DraftStrategy.REMARKS).isEmpty()) {
			violations.reject(submission.field(DraftStrategy.REMARKS_RECEIVED), "strategy.remarks-in-table");
		}
	}

}
