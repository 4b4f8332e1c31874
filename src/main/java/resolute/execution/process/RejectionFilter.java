package resolute.execution.process;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.TaskQuery;
import resolute.execution.form.SubmissionRejectedException;
import resolute.execution.form.Violation;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a rejected submission with what is wrong in each field, and with 409 one that
 * came too late, or at the same moment as something else. The engine's web API says no
 * more than "Cannot submit task form" in English around our message.
 * <p>
 * A task that ends while it is read has gone, too: the engine reads it and whom it is
 * offered to one after the other, and Tasklist asks every ten seconds whether the one
 * that is open is still there.
 */
@Component
class RejectionFilter extends OncePerRequestFilter {

	private static final Pattern LOOK = Pattern.compile(".*/task/([^/]+)");

	private static final Pattern COMPLETION = Pattern.compile(LOOK + "/(complete|submit-form|resolve|claim)");

	private final ObjectMapper json;

	private final MessageSource messages;

	private final ObjectProvider<ProcessEngine> engine;

	RejectionFilter(ObjectMapper json, MessageSource messages, ObjectProvider<ProcessEngine> engine) {
		this.json = json;
		this.messages = messages;
		this.engine = engine;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !(isLook(request) || "POST".equals(request.getMethod())) || !path(request).matches();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, answer);
		Object refusal = request.getAttribute(RejectionInterceptor.ATTRIBUTE);
		if (refusal instanceof SubmissionRejectedException rejection) {
			write(answer, HttpStatus.BAD_REQUEST,
					new Answer("SubmissionRejected", String.valueOf(rejection.getMessage()), rejection.violations()));
		}
		else if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
			if (refusal instanceof CollisionException && isStillThere(request)) {
				write(answer, HttpStatus.CONFLICT, said("Collision", "forms.collision", request));
			}
			else if (refusal instanceof CollisionException || refusal instanceof TaskGoneException
					|| refusal instanceof AuthorizationException && hasGone(request)) {
				write(answer, isLook(request) ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT,
						said("TaskGone", isClaim(request) ? "forms.task-taken" : "forms.task-gone", request));
			}
		}
		answer.copyBodyToResponse();
	}

	private static boolean isLook(HttpServletRequest request) {
		return "GET".equals(request.getMethod());
	}

	private static boolean isClaim(HttpServletRequest request) {
		return request.getRequestURI().endsWith("/claim");
	}

	private static Matcher path(HttpServletRequest request) {
		return (isLook(request) ? LOOK : COMPLETION).matcher(request.getRequestURI());
	}

	/** Whether the same can be tried again. */
	private boolean isStillThere(HttpServletRequest request) {
		return exists(request,
				(task) -> isClaim(request) ? task.taskUnassigned() : task.taskAssignee(request.getRemoteUser()));
	}

	/** The rights to a task go with it: who comes second may find the one still there. */
	private boolean hasGone(HttpServletRequest request) {
		return !exists(request, (task) -> task);
	}

	/** Asked when all has been rolled back. */
	private boolean exists(HttpServletRequest request, UnaryOperator<TaskQuery> which) {
		Matcher path = path(request);
		ProcessEngine engine = this.engine.getObject();
		return path.matches() && EngineIdentity.asApplication(engine.getIdentityService(),
				() -> which.apply(engine.getTaskService().createTaskQuery().taskId(path.group(1))).count() > 0);
	}

	private Answer said(String type, String message, HttpServletRequest request) {
		return new Answer(type, this.messages.getMessage(message, null, request.getLocale()), List.of());
	}

	private void write(ContentCachingResponseWrapper answer, HttpStatus status, Answer content) throws IOException {
		answer.resetBuffer();
		answer.setStatus(status.value());
		answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
		this.json.writeValue(answer.getOutputStream(), content);
	}

	/**
	 * Of the shape of the engine's own answers, so that Tasklist shows the message.
	 *
	 * @param type what kind of error it is
	 * @param message all violations in one text
	 * @param violations each of them
	 */
	private record Answer(String type, String message, List<Violation> violations) {
	}

}
