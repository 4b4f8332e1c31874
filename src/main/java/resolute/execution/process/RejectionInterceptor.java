package resolute.execution.process;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import resolute.execution.form.SubmissionRejectedException;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Whatever a task listener throws reaches a client as a failure of the server. A rejected
 * submission is the client's, so it is thrown on as the one exception that the engine's
 * web API answers with 400, and remembered for {@link RejectionFilter} to tell in full.
 */
class RejectionInterceptor extends CommandInterceptor {

	static final String ATTRIBUTE = RejectionInterceptor.class.getName();

	@Override
	public <T> T execute(Command<T> command) {
		try {
			return this.next.execute(command);
		}
		catch (RuntimeException ex) {
			SubmissionRejectedException rejection = causeOf(ex, SubmissionRejectedException.class);
			BadUserRequestException badRequest = causeOf(ex, BadUserRequestException.class);
			if (rejection == null && badRequest != null) {
				throw badRequest;
			}
			if (rejection == null || ex instanceof FormFieldValidationException) {
				throw ex;
			}
			RequestAttributes request = RequestContextHolder.getRequestAttributes();
			if (request != null) {
				request.setAttribute(ATTRIBUTE, rejection, RequestAttributes.SCOPE_REQUEST);
			}
			throw new FormFieldValidationException(rejection.violations(), rejection.getMessage(), rejection);
		}
	}

	private static <E> @Nullable E causeOf(Throwable thrown, Class<E> type) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
