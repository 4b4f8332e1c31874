package resolute.execution;

import java.util.ArrayList;
import java.util.List;

import resolute.execution.ActionRefusedException.Problem;
import resolute.execution.form.SubmissionRejectedException;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says why something is refused, in the language of whoever asks. */
@Component
class Refusals {

	private final MessageSource messages;

	Refusals(MessageSource messages) {
		this.messages = messages;
	}

	ActionRefusedException of(String field, String code, Object... arguments) {
		return new ActionRefusedException(List.of(problem(field, code, arguments)));
	}

	/** What a form does not take. */
	ActionRefusedException of(SubmissionRejectedException rejection) {
		return new ActionRefusedException(rejection.violations()
			.stream()
			.map((violation) -> new Problem(violation.field(), sentence(violation.message())))
			.toList());
	}

	/** Messages of forms go on after the name of the field. */
	private static String sentence(String message) {
		return message.substring(0, 1).toUpperCase(LocaleContextHolder.getLocale()) + message.substring(1);
	}

	Found start() {
		return new Found();
	}

	private Problem problem(String field, String code, Object... arguments) {
		return new Problem(field,
				this.messages.getMessage("actions.problem." + code, arguments, LocaleContextHolder.getLocale()));
	}

	/** Collects all that is wrong, so that it can be mended at once. */
	final class Found {

		private final List<Problem> problems = new ArrayList<>();

		Found iff(boolean wrong, String field, String code, Object... arguments) {
			if (wrong) {
				this.problems.add(problem(field, code, arguments));
			}
			return this;
		}

		/** A reason says something, and fits. */
		Found reason(ActionRequest request) {
			return iff(request.reason().length() < ActionRequest.SHORTEST_REASON, "reason", "no-reason",
					ActionRequest.SHORTEST_REASON)
				.longReason(request);
		}

		Found longReason(ActionRequest request) {
			return iff(request.reason().length() > ActionRequest.LONGEST_REASON, "reason", "long-reason",
					ActionRequest.LONGEST_REASON, request.reason().length());
		}

		boolean isEmpty() {
			return this.problems.isEmpty();
		}

		void throwIfAny() {
			if (!isEmpty()) {
				throw new ActionRefusedException(this.problems);
			}
		}

	}

}
