package resolute.dashboard.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import resolute.execution.ActionRequest;
import resolute.shared.ResolutionId;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads what requests have in common. */
final class Arguments {

	static final String KEY = "Idempotency-Key";

	private Arguments() {
	}

	static ResolutionId resolution(String id) {
		try {
			return new ResolutionId(id);
		}
		catch (IllegalArgumentException ex) {
			throw notFound();
		}
	}

	/** A text of a body, empty if it is not there; no database takes the character 0. */
	static String text(String field, @Nullable String text) {
		if (text != null && text.indexOf('\0') >= 0) {
			throw new BadParameterException(field, "parameter.control");
		}
		return (text != null) ? text : "";
	}

	static Writes.Intent intent(String kind, @Nullable String reason, HttpServletRequest request) {
		return intent(kind, "reason", reason, request);
	}

	/** What is wanted, by whom and of which version. */
	static Writes.Intent intent(String kind, String field, @Nullable String reason, HttpServletRequest request) {
		return new Writes.Intent(kind, new ActionRequest(id(request), user(request), text(field, reason)),
				ifMatch(request));
	}

	static Optional<String> ifMatch(HttpServletRequest request) {
		return Optional.ofNullable(request.getHeader(HttpHeaders.IF_MATCH));
	}

	/** A day as an ISO date; empty if it is none. */
	static Optional<LocalDate> day(String text) {
		try {
			return Optional.of(text).filter((it) -> it.matches("\\d{4}-\\d\\d-\\d\\d")).map(LocalDate::parse);
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	static String user(HttpServletRequest request) {
		@Nullable String user = request.getRemoteUser();
		if (user == null) {
			throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
		}
		return user;
	}

	static ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	private static UUID id(HttpServletRequest request) {
		@Nullable String key = request.getHeader(KEY);
		try {
			return (key != null) ? UUID.fromString(key) : UUID.randomUUID();
		}
		catch (IllegalArgumentException ex) {
			throw new BadParameterException(KEY, "parameter.key");
		}
	}

}
