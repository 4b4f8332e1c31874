package resolute.support;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;

import org.springframework.boot.test.context.TestComponent;

/** Finds nothing wrong with {@code failing.html} and cannot record it. */
@TestComponent
class FailingHandler implements FormHandler {

	@Override
	public String form() {
		return "failingForm";
	}

	@Override
	public void record(Submission submission) {
		throw new IllegalStateException("This handler always fails");
	}

}
