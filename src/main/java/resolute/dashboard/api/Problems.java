package resolute.dashboard.api;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import resolute.dashboard.item.UnreadableFilterException;
import resolute.execution.ActionRefusedException;
import resolute.execution.AlreadySettledException;
import resolute.participant.Participants;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Tells programs what went wrong as problem details (RFC 9457), in the language they ask
 * for. The types are the same in all languages and versions.
 */
@ControllerAdvice(basePackageClasses = Problems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");

	private final Representations representations;

	private final Participants participants;

	private final MessageSource messages;

	private final Clock clock;

	Problems(Representations representations, Participants participants, MessageSource messages, Clock clock) {
		this.representations = representations;
		this.participants = participants;
		this.messages = messages;
		this.clock = clock;
	}

	/** What it has become: with that the caller can decide whether to go on. */
	@ExceptionHandler
	ResponseEntity<Object> stale(StaleException ex) {
		HttpHeaders headers = new HttpHeaders();
		Optional<String> by = Optional.empty();
		Optional<Instant> at = Optional.empty();
		Object current;
		String version;
		if (ex.item().isPresent()) {
			ItemDetails item = this.representations.item(ex.item().get());
			by = item.settledBy();
			at = item.settledAt();
			current = item;
			version = item.version();
		}
		else {
			RecommendationDetails recommendation = this.representations.recommendation(ex.recommendation());
			current = recommendation;
			version = recommendation.version();
		}
		headers.setETag('"' + version + '"');
		ProblemDetail problem = settled(HttpStatus.PRECONDITION_FAILED, "stale", by, at);
		problem.setProperty("current", current);
		List<HistoryEvent> latest = this.representations.latest(ex.recommendation());
		problem.setProperty("latest", latest);
		if (by.isEmpty()) {
			latest.stream()
				.filter((event) -> event.person().isPresent())
				.findFirst()
				.ifPresent((event) -> problem
					.setDetail(text("problem.stale.last", event.person().orElseThrow(), moment(event.at()))));
		}
		return answer(problem, headers);
	}

	@ExceptionHandler
	ResponseEntity<Object> outdated(OutdatedException ex) {
		HttpHeaders headers = new HttpHeaders();
		headers.setETag('"' + ex.current().version() + '"');
		ProblemDetail problem = problem(HttpStatus.PRECONDITION_FAILED, "stale");
		problem.setDetail(text("problem.stale.current"));
		problem.setProperty("current", ex.current());
		return answer(problem, headers);
	}

	@ExceptionHandler
	ResponseEntity<Object> settled(AlreadySettledException ex) {
		return answer(settled(HttpStatus.CONFLICT, "settled", ex.by(), ex.at()), new HttpHeaders());
	}

	private ProblemDetail settled(HttpStatus status, String code, Optional<String> by, Optional<Instant> at) {
		ProblemDetail problem = problem(status, code);
		if (by.isPresent() && at.isPresent()) {
			String user = by.get();
			String name = this.participants.names(List.of(user)).getOrDefault(user, user);
			problem.setDetail(text("problem." + code + ".by", name, moment(at.get())));
			problem.setProperty("settledBy", user);
			problem.setProperty("settledAt", at.get());
		}
		return problem;
	}

	@ExceptionHandler
	ResponseEntity<Object> refused(ActionRefusedException ex) {
		ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "refused");
		problem.setProperty("errors",
				ex.problems().stream().map((one) -> new FieldProblem(one.field(), one.message())).toList());
		return answer(problem, new HttpHeaders());
	}

	@ExceptionHandler
	ResponseEntity<Object> unreadable(BadParameterException ex) {
		return answer(bad(ex.parameter(), text(ex.code(), ex.arguments())), new HttpHeaders());
	}

	@ExceptionHandler
	ResponseEntity<Object> missing(NoSuchElementException ex) {
		return answer(problem(HttpStatus.NOT_FOUND, "not-found"), new HttpHeaders());
	}

	@ExceptionHandler
	ResponseEntity<Object> unexpected(Exception ex, WebRequest request) {
		this.logger.error("The API failed: " + request.getDescription(false), ex);
		return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal"), new HttpHeaders());
	}

	/** What Spring has found wrong, in our words. */
	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return answer(problem(ex, status), headers);
	}

	private ProblemDetail problem(Exception ex, HttpStatusCode status) {
		if (ex instanceof HttpMessageNotReadableException) {
			return problem(HttpStatus.BAD_REQUEST, "bad-body");
		}
		if (ex instanceof MissingServletRequestParameterException missing) {
			return bad(missing.getParameterName(), text("parameter.missing"));
		}
		if (ex instanceof MethodArgumentTypeMismatchException mismatch) {
			return bad(mismatch.getName(), text("parameter"));
		}
		if (ex instanceof UnreadableFilterException unreadable) {
			return bad(Optional.ofNullable(unreadable.getReason()).orElse(""), text("parameter"));
		}
		if (ex instanceof HttpRequestMethodNotSupportedException method) {
			ProblemDetail problem = problem(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed");
			String[] supported = method.getSupportedMethods();
			problem.setDetail(text("problem.method-not-allowed.detail", method.getMethod(),
					String.join(", ", (supported != null) ? supported : new String[0])));
			return problem;
		}
		return switch (status.value()) {
			case 400 -> problem(HttpStatus.BAD_REQUEST, "bad-request");
			case 401 -> problem(HttpStatus.UNAUTHORIZED, "unauthenticated");
			case 403 -> problem(HttpStatus.FORBIDDEN, "forbidden");
			case 404 -> problem(HttpStatus.NOT_FOUND, "not-found");
			case 406 -> problem(HttpStatus.NOT_ACCEPTABLE, "not-acceptable");
			case 415 -> problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
			case 428 -> problem(HttpStatus.PRECONDITION_REQUIRED, "precondition-required");
			default -> {
				this.logger.error("The API failed", ex);
				yield problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
			}
		};
	}

	private ProblemDetail bad(String field, String message) {
		ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "bad-request");
		List<FieldProblem> errors = new ArrayList<>();
		errors.add(new FieldProblem(field, message));
		problem.setProperty("errors", errors);
		return problem;
	}

	private ProblemDetail problem(HttpStatus status, String code) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text("problem." + code + ".detail"));
		problem.setType(URI.create("/problems/" + code));
		problem.setTitle(text("problem." + code));
		return problem;
	}

	/** By the clocks of the district. */
	private String moment(Instant at) {
		return MOMENT.withZone(this.clock.getZone()).format(at);
	}

	private String text(String key, Object... arguments) {
		return this.messages.getMessage("api." + key, arguments, LocaleContextHolder.getLocale());
	}

	private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
		return ResponseEntity.status(problem.getStatus())
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem);
	}

	/**
	 * One thing that is wrong.
	 *
	 * @param field which value; empty if it is the whole
	 * @param message what is wrong and what to do
	 */
	record FieldProblem(String field, String message) {
	}

}
