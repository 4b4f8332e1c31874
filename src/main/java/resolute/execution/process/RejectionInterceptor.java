package resolute.execution.process;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import resolute.database.DatabaseOutage;
import resolute.deadline.DeadlineNotOpenException;
import resolute.execution.form.SubmissionRejectedException;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Whatever a task listener throws reaches a client as a failure of the server. A rejected
 * submission is the client's, so it is thrown on as the one exception that the engine's
 * web API answers with 400, and remembered for {@link RejectionFilter} to tell in full.
 * So is that a task has gone meanwhile, and that somebody else was faster. That the
 * database does not answer is said in the reader's language.
 */
class RejectionInterceptor extends CommandInterceptor {

	static final String ATTRIBUTE = RejectionInterceptor.class.getName();

	private final MessageSource messages;

	RejectionInterceptor(MessageSource messages) {
		this.messages = messages;
	}

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
			if (rejection == null && RequestContextHolder.getRequestAttributes() != null
					&& DatabaseOutage.isBehind(ex)) {
				throw new ProcessEngineException(
						this.messages.getMessage("forms.outage", null, LocaleContextHolder.getLocale()), ex);
			}
			if (rejection == null && isOfTaskGone(ex)) {
				remember(new TaskGoneException("submitted"));
			}
			else if (rejection == null && isCollision(ex)) {
				remember(new CollisionException(ex));
			}
			else if (rejection == null && causeOf(ex, AuthorizationException.class) != null) {
				remember(ex);
			}
			if (rejection == null || ex instanceof FormFieldValidationException) {
				throw ex;
			}
			remember(rejection);
			throw new FormFieldValidationException(rejection.violations(), rejection.getMessage(), rejection);
		}
	}

	/** Who comes second finds no task. */
	private static boolean isOfTaskGone(RuntimeException ex) {
		return causeOf(ex, NullValueException.class) != null || causeOf(ex, TaskAlreadyClaimedException.class) != null;
	}

	/**
	 * Who comes second finds rows that the first one has changed: the same task's, or
	 * those of what comes after it, which branches of a process share.
	 */
	private static boolean isCollision(RuntimeException ex) {
		return causeOf(ex, OptimisticLockingException.class) != null
				|| causeOf(ex, OptimisticLockingFailureException.class) != null
				|| causeOf(ex, DeadlineNotOpenException.class) != null;
	}

	private static void remember(RuntimeException refusal) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			request.setAttribute(ATTRIBUTE, refusal, RequestAttributes.SCOPE_REQUEST);
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
