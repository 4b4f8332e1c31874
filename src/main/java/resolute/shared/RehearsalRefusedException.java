package resolute.shared;

/** A rehearsal has been asked for that would do harm or makes no sense. */
class RehearsalRefusedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String action;

	/**
	 * @param action what to do about it
	 */
	RehearsalRefusedException(String problem, String action) {
		super(problem);
		this.action = action;
	}

	String action() {
		return this.action;
	}

}
