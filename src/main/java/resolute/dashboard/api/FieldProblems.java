package resolute.dashboard.api;

import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;

import resolute.execution.ActionRefusedException;
import resolute.execution.ActionRefusedException.Problem;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.validation.MapBindingResult;

/** Says what is wrong with which field in the words of the pages. */
@Component
class FieldProblems {

	private final MessageSource messages;

	FieldProblems(MessageSource messages) {
		this.messages = messages;
	}

	/** For a form of the pages to say what is wrong. */
	static Errors none() {
		return new MapBindingResult(new HashMap<>(), "form");
	}

	/**
	 * One thing that is wrong.
	 * @param field which; empty if it is the whole
	 * @param code the key of the message
	 */
	ActionRefusedException of(String field, String code, Object... arguments) {
		return new ActionRefusedException(List
			.of(new Problem(field, this.messages.getMessage(code, arguments, LocaleContextHolder.getLocale()))));
	}

	/**
	 * What a form has found.
	 * @param naming how the API calls a field of the form
	 */
	ActionRefusedException of(Errors errors, UnaryOperator<String> naming) {
		return new ActionRefusedException(errors.getFieldErrors()
			.stream()
			.map((error) -> new Problem(naming.apply(error.getField()),
					this.messages.getMessage(error, LocaleContextHolder.getLocale())))
			.toList());
	}

}
