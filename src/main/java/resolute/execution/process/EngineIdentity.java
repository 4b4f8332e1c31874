package resolute.execution.process;

import java.util.List;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;

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

	/**
	 * Does something in the engine in a person's name, with the permissions that the
	 * engine asks of this person: outside its own web API it asks nobody.
	 */
	static <T> T asUser(IdentityService identities, String userId, Supplier<T> action) {
		return asApplication(identities, () -> {
			List<String> groups = identities.createGroupQuery()
				.groupMember(userId)
				.list()
				.stream()
				.map(Group::getId)
				.toList();
			identities.setAuthentication(userId, groups);
			try {
				return action.get();
			}
			finally {
				identities.clearAuthentication();
			}
		});
	}

}
