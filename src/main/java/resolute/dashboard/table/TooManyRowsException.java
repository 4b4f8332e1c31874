package resolute.dashboard.table;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A document would be longer than anybody can open. Answered with 422. */
public class TooManyRowsException extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	TooManyRowsException(int most) {
		super(HttpStatus.UNPROCESSABLE_ENTITY, "More than " + most + " rows");
	}

}
