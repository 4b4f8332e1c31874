package resolute.outcome;

/** How a recommendation, or one organisation's part of it, ended. */
public enum OutcomeKind {

	/** Done, and accepted by the coordinator. */
	CARRIED_OUT("carriedOut"),
	/** The addressee refused with reasons, and the coordinator accepted the refusal. */
	DECLINED("declined"),
	/** The coordinator closed it: it no longer makes sense. */
	OBSOLETE("obsolete"),
	/** A period passed without what it asks for. It stays missed. */
	MISSED("missed"),
	/** Nobody proposed a project, so there is none to help with. */
	NO_PROJECTS("noProjects"),
	/** What it depends on ended without being carried out. */
	NOT_STARTED("notStarted");

	private final String code;

	OutcomeKind(String code) {
		this.code = code;
	}

	/**
	 * Reads what processes and rows hold.
	 * @throws IllegalArgumentException if there is no such kind
	 */
	public static OutcomeKind of(String code) {
		for (OutcomeKind kind : values()) {
			if (kind.code.equals(code)) {
				return kind;
			}
		}
		throw new IllegalArgumentException("No kind of outcome: " + code);
	}

	public String code() {
		return this.code;
	}

}
