package resolute.execution.process;

import java.security.Principal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the form of a task holds before it is handed in. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class FormValuesController {

	/** In characters; more than all texts of any form together, with all its rows. */
	private static final int MAX_DRAFT = 1024 * 1024;

	private final FormValues values;

	private final ObjectMapper json;

	private final MessageSource messages;

	FormValuesController(FormValues values, ObjectMapper json, MessageSource messages) {
		this.values = values;
		this.json = json;
		this.messages = messages;
	}

	@GetMapping("/form-values")
	FormValues.Values values(@PathVariable String taskId, Principal user) {
		return this.values.of(taskId, user.getName());
	}

	/**
	 * Keeps a draft.
	 * @param body a JSON object from field to value
	 */
	@PutMapping(path = "/draft", consumes = "application/json")
	Saved save(@PathVariable String taskId, @RequestBody String body, Principal user) {
		if (body.length() > MAX_DRAFT) {
			throw new DraftRefusedException("forms.draft.too-large");
		}
		try {
			return new Saved(this.values.save(taskId, user.getName(),
					this.json.readValue(body.replace("\\u0000", ""), new TypeReference<Map<String, Object>>() {
					})));
		}
		catch (JsonProcessingException ex) {
			throw new DraftRefusedException("forms.draft.unreadable");
		}
	}

	@DeleteMapping("/draft")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void discard(@PathVariable String taskId, Principal user) {
		this.values.discard(taskId, user.getName());
	}

	@ExceptionHandler
	ProblemDetail refused(DraftRefusedException ex, Locale locale) {
		return problem(HttpStatus.BAD_REQUEST, ex.code, locale);
	}

	@ExceptionHandler
	ProblemDetail gone(TaskGoneException ex, Locale locale) {
		return problem(HttpStatus.NOT_FOUND, "forms.task-gone", locale);
	}

	private ProblemDetail problem(HttpStatus status, String code, Locale locale) {
		return ProblemDetail.forStatusAndDetail(status, this.messages.getMessage(code, null, locale));
	}

	/**
	 * A draft has been kept.
	 *
	 * @param at when
	 */
	record Saved(Instant at) {
	}

	private static final class DraftRefusedException extends RuntimeException {

		private final String code;

		DraftRefusedException(String code) {
			super(code);
			this.code = code;
		}

	}

}
