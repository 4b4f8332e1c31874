package resolute.security;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.servlet.LocaleResolver;

/** Tells programs at the doors of our API why they are not let in, as a problem. */
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	static final String PATH = "/api/v1";

	private final MessageSource messages;

	private final LocaleResolver languages;

	private final ObjectMapper json;

	ApiRefusals(MessageSource messages, LocaleResolver languages, ObjectMapper json) {
		this.messages = messages;
		this.languages = languages;
		this.json = json;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
			throws IOException {
		// Browsers answer a challenge with a dialog: only who came with a password gets
		// one.
		if (offersPassword(request)) {
			response.setHeader("WWW-Authenticate", "Basic realm=\"Resolute\", charset=\"UTF-8\"");
		}
		write(HttpStatus.UNAUTHORIZED, (problem instanceof LockedException) ? "locked" : "unauthenticated", request,
				response);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem)
			throws IOException {
		write(HttpStatus.FORBIDDEN, (problem instanceof CsrfException) ? "csrf" : "forbidden", request, response);
	}

	/** Whether the request brings a name and a password along. */
	static boolean offersPassword(HttpServletRequest request) {
		String authorization = request.getHeader("Authorization");
		return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
	}

	private void write(HttpStatus status, String code, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Locale locale = this.languages.resolveLocale(request);
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status,
				this.messages.getMessage("api.problem." + code + ".detail", null, locale));
		problem.setType(URI.create("/problems/" + code));
		problem.setTitle(this.messages.getMessage("api.problem." + code, null, locale));
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		this.json.writeValue(response.getOutputStream(), problem);
	}

}
