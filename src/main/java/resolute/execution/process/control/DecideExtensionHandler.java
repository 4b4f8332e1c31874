package resolute.execution.process.control;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import resolute.deadline.DeadlineRegister;
import resolute.deadline.ExtensionRefusedException;
import resolute.deadline.Extensions;
import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** Decides a request for more time. */
@Component
class DecideExtensionHandler implements FormHandler {

	private static final String GRANTED_ON = "grantedOn";

	/** For the performer: why it is refused, and whatever there is to say otherwise. */
	private static final String REMARK = "remark";

	private final Extensions extensions;

	private final DeadlineRegister deadlines;

	DecideExtensionHandler(Extensions extensions, DeadlineRegister deadlines) {
		this.extensions = extensions;
		this.deadlines = deadlines;
	}

	@Override
	public String form() {
		return ControlProcess.DECIDE_EXTENSION_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if (!isGranted(submission)) {
			if (submission.optionalText(REMARK).isEmpty()) {
				violations.reject(submission.field(REMARK), "forms.required");
			}
			return;
		}
		Extensions.Request request = this.extensions.find(request(submission)).orElseThrow();
		try {
			this.extensions.checked(this.deadlines.find(request.deadlineId()).orElseThrow().dueOn(),
					submission.date(GRANTED_ON));
		}
		catch (ExtensionRefusedException ex) {
			violations.reject(submission.field(GRANTED_ON), "control.extension." + ex.problem().code());
		}
	}

	@Override
	public void record(Submission submission) {
		Optional<LocalDate> grantedOn = submission.optionalDate(GRANTED_ON).filter((day) -> isGranted(submission));
		this.extensions.decide(request(submission), grantedOn, submission.optionalText(REMARK).orElse(""),
				submission.submittedBy());
	}

	private static boolean isGranted(Submission submission) {
		return submission.choice("decision").equals("granted");
	}

	private static UUID request(Submission submission) {
		return UUID.fromString(submission.variable(ControlProcess.REQUEST_ID, String.class));
	}

}
