package resolute.execution.form;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A submission was not taken: the task stays open and nothing is written. The message is
 * for the person who submitted, in that person's language.
 */
public class SubmissionRejectedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial") // Never leaves the machine.
	private final List<Violation> violations;

	SubmissionRejectedException(List<Violation> violations) {
		super(violations.stream()
			.map((violation) -> "«" + violation.label() + "»: " + violation.message())
			.collect(Collectors.joining(" ")));
		this.violations = List.copyOf(violations);
	}

	public List<Violation> violations() {
		return this.violations;
	}

}
