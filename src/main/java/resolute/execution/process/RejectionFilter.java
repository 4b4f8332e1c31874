package resolute.execution.process;

import java.io.IOException;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import resolute.execution.form.SubmissionRejectedException;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a rejected submission with what is wrong in each field. The engine's web API
 * says no more than "Cannot submit task form" in English around our message.
 */
@Component
class RejectionFilter extends OncePerRequestFilter {

	private static final Pattern COMPLETION = Pattern.compile(".*/task/[^/]+/(complete|submit-form|resolve)");

	private final ObjectMapper json;

	RejectionFilter(ObjectMapper json) {
		this.json = json;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !"POST".equals(request.getMethod()) || !COMPLETION.matcher(request.getRequestURI()).matches();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, answer);
		if (request.getAttribute(RejectionInterceptor.ATTRIBUTE) instanceof SubmissionRejectedException rejection) {
			answer.resetBuffer();
			answer.setStatus(HttpStatus.BAD_REQUEST.value());
			answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
			this.json.writeValue(answer.getOutputStream(), Answer.to(rejection));
		}
		answer.copyBodyToResponse();
	}

	/**
	 * Of the shape of the engine's own answers, so that Tasklist shows the message.
	 *
	 * @param type what kind of error it is
	 * @param message all violations in one text
	 * @param violations each of them
	 */
	private record Answer(String type, String message, Object violations) {

		static Answer to(SubmissionRejectedException rejection) {
			return new Answer("SubmissionRejected", String.valueOf(rejection.getMessage()), rejection.violations());
		}

	}

}
