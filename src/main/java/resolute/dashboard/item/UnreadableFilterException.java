package resolute.dashboard.item;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A part of an address that says what to list cannot be read. Answered with 400. */
public class UnreadableFilterException extends ResponseStatusException {

	/**
	 * A part that cannot be read.
	 * @param parameter its name
	 */
	public UnreadableFilterException(String parameter) {
		super(HttpStatus.BAD_REQUEST, parameter);
	}

}
