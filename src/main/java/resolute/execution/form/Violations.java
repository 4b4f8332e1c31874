package resolute.execution.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;

/** Collects what is wrong with one submission, in the language of whoever submits. */
public final class Violations {

	private final MessageSource messages;

	private final Locale locale;

	private final List<Violation> found = new ArrayList<>();

	Violations(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
	}

	/**
	 * Notes that a field cannot be taken as it is.
	 * @param field the field, as the form has it
	 * @param code of the message in {@code messages/forms}
	 * @param arguments of the message
	 */
	public void reject(FormField field, String code, Object... arguments) {
		reject(field.name(), field.label(), code, arguments);
	}

	void reject(String path, String label, String code, Object... arguments) {
		this.found.add(new Violation(path, label, this.messages.getMessage(code, arguments, this.locale)));
	}

	boolean isEmpty() {
		return this.found.isEmpty();
	}

	/**
	 * Ends the check.
	 * @throws SubmissionRejectedException if anything was found
	 */
	public void throwIfAny() {
		if (!this.found.isEmpty()) {
			throw new SubmissionRejectedException(this.found);
		}
	}

}
