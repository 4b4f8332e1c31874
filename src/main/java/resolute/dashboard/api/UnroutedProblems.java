package resolute.dashboard.api;

import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The same for requests to the API for which there is no controller. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnroutedProblems {

	private static final String API = "/api/v1/";

	private final Problems problems;

	UnroutedProblems(Problems problems) {
		this.problems = problems;
	}

	/** What it throws again is answered as if this was not here: pages stay pages. */
	@ExceptionHandler({ HttpRequestMethodNotSupportedException.class, HttpMediaTypeNotSupportedException.class,
			HttpMediaTypeNotAcceptableException.class, NoResourceFoundException.class })
	@Nullable ResponseEntity<Object> unrouted(Exception ex, ServletWebRequest request) throws Exception {
		String root = request.getRequest().getContextPath() + API;
		if (!request.getRequest().getRequestURI().startsWith(root)) {
			throw ex;
		}
		return this.problems.handleException(ex, request);
	}

}
