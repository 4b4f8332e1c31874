package resolute.execution.process;

import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;

/** In whose name the engine is called. */
public final class EngineIdentity {

	private EngineIdentity() {
	}

	/** The same for something that gives no answer. */
	public static void asApplication(IdentityService identities, Runnable action) {
		asApplication(identities, () -> {
			action.run();
			return true;
		});
	}

	/**
	 * Does something in the engine that the current user has been allowed to do by us,
	 * without the permissions that the engine would ask of the user.
	 */
	public static <T> T asApplication(IdentityService identities, Supplier<T> action) {
		var current = identities.getCurrentAuthentication();
		identities.clearAuthentication();
		try {
			return action.get();
		}
		finally {
			if (current != null) {
				identities.setAuthentication(current.getUserId(), current.getGroupIds(), current.getTenantIds());
			}
		}
	}

}
