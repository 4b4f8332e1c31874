package resolute.execution.process.platform;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** The memorandum prefers an option that was described. */
@Component
class PlatformMemorandumHandler implements FormHandler {

	private final PlatformOptions options;

	PlatformMemorandumHandler(PlatformOptions options) {
		this.options = options;
	}

	@Override
	public String form() {
		return InnovationPlatform.MEMORANDUM_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		int count = this.options.count(submission.recommendation());
		submission.optionalNumber(InnovationPlatform.PREFERRED_OPTION)
			.filter((option) -> option.intValue() > count)
			.ifPresent((option) -> violations.reject(submission.field(InnovationPlatform.PREFERRED_OPTION),
					"platform.no-such-option", count));
	}

}
