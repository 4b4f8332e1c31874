package resolute.security;

/** The roles that open doors; what is behind them the engine's authorizations decide. */
final class Roles {

	/** A member of the group {@code coordinators}. */
	static final String COORDINATOR = "COORDINATOR";

	/** A member of the engine's group of administrators. */
	static final String ADMIN = "ADMIN";

	private Roles() {
	}

}
