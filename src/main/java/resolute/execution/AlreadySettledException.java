package resolute.execution;

import java.time.Instant;
import java.util.Optional;

/** Somebody else was faster, or there is nothing left to decide: nothing was done. */
public class AlreadySettledException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Optional<String> by;

	private final transient Optional<Instant> at;

	public AlreadySettledException(Optional<String> by, Optional<Instant> at) {
		super("Settled by " + by.orElse("nobody known"));
		this.by = by;
		this.at = at;
	}

	/** The account of who settled it, if a person did. */
	public Optional<String> by() {
		return this.by;
	}

	/** When. */
	public Optional<Instant> at() {
		return this.at;
	}

}
