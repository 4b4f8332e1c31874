package resolute.dashboard.api;

/**
 * What was to be changed, and is no recommendation or item, is not what the caller saw
 * any more. Answered with 412.
 */
class OutdatedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Versionable current;

	OutdatedException(Versionable current) {
		super("The version is " + current.version());
		this.current = current;
	}

	/** What it is now. */
	Versionable current() {
		return this.current;
	}

}
