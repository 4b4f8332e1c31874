package resolute.execution.process;

import org.camunda.bpm.engine.IdentityService;

/** In whose name the engine is called. */
public final class EngineIdentity {

	private EngineIdentity() {
	}

	/**
	 * Does something in the engine that the current user has been allowed to do by us,
	 * without the permissions that the engine would ask of the user.
	 */
	public static void asApplication(IdentityService identities, Runnable action) {
		var current = identities.getCurrentAuthentication();
		identities.clearAuthentication();
		try {
			action.run();
		}
		finally {
			if (current != null) {
				identities.setAuthentication(current.getUserId(), current.getGroupIds(), current.getTenantIds());
			}
		}
	}

}
