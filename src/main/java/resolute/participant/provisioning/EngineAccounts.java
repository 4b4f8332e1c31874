package resolute.participant.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The engine's users and groups, with the rights and filters they have. Every method can
 * be called again, and acts for the application, not for whoever is signed in. Runs in
 * the transaction of the caller.
 */
@Component
public class EngineAccounts {

	private final IdentityService identities;

	private final Grants grants;

	private final Filters filters;

	EngineAccounts(IdentityService identities, Grants grants, Filters filters) {
		this.identities = identities;
		this.grants = grants;
		this.filters = filters;
	}

	/**
	 * Makes sure that there is such a group, that its members may open Tasklist and find
	 * the filters there.
	 * @param coordinates whether its members watch over everything
	 */
	public void provideGroup(String groupId, String name, boolean coordinates) {
		outsideOfCommands(() -> {
			Group group = this.identities.createGroupQuery().groupId(groupId).singleResult();
			if (group == null) {
				group = this.identities.newGroup(groupId);
				group.setName(name);
				group.setType("WORKFLOW");
				this.identities.saveGroup(group);
			}
			this.grants.toParticipants(groupId);
			this.filters.provideCommon(groupId);
			if (coordinates) {
				this.grants.toCoordinators(groupId);
				this.filters.provideForCoordinators(groupId);
			}
		});
	}

	/** Shows a group under another name. */
	public void renameGroup(String groupId, String name) {
		outsideOfCommands(() -> {
			Group group = this.identities.createGroupQuery().groupId(groupId).singleResult();
			if (group != null && !name.equals(group.getName())) {
				group.setName(name);
				this.identities.saveGroup(group);
			}
		});
	}

	/**
	 * What the policy demands and the password lacks, as phrases to follow "It needs".
	 */
	public List<String> passwordViolations(String userId, String name, @Nullable String email, String password) {
		return this.identities.checkPasswordAgainstPolicy(password, user(userId, name, email))
			.getViolatedRules()
			.stream()
			.map(EngineAccounts::phrase)
			.toList();
	}

	/** Creates an account of the engine's. */
	public void provideUser(String userId, String name, @Nullable String email, String password) {
		asApplication(() -> {
			User user = user(userId, name, email);
			user.setPassword(password);
			this.identities.saveUser(user);
			this.grants.toUser(userId);
			this.filters.provideOwn(userId, List.of());
		});
	}

	/** Puts a user into a group. */
	public void provideMembership(String groupId, String userId) {
		outsideOfCommands(() -> {
			if (!groupsOf(userId).contains(groupId)) {
				this.identities.createMembership(userId, groupId);
			}
			this.filters.provideOwn(userId, groupsOf(userId));
		});
	}

	/** Takes a user out of a group. */
	public void removeMembership(String groupId, String userId) {
		outsideOfCommands(() -> {
			if (groupsOf(userId).contains(groupId)) {
				this.identities.deleteMembership(userId, groupId);
				this.filters.provideOwn(userId, groupsOf(userId));
			}
		});
	}

	/** Gives a user all rights in the engine. */
	public void provideAdministrator(String userId) {
		asApplication(() -> {
			if (this.identities.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
				Group group = this.identities.newGroup(Groups.CAMUNDA_ADMIN);
				group.setName("Администраторы");
				group.setType(Groups.GROUP_TYPE_SYSTEM);
				this.identities.saveGroup(group);
			}
			this.grants.toAdministrators();
			if (!groupsOf(userId).contains(Groups.CAMUNDA_ADMIN)) {
				this.identities.createMembership(userId, Groups.CAMUNDA_ADMIN);
			}
		});
	}

	/** Whether anybody has all rights in the engine. */
	public boolean hasAdministrator() {
		return this.identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
	}

	/** The id of the filter that shows everything the user may see. */
	public Optional<String> filterOfAllTasks() {
		return this.filters.ofAllTasks();
	}

	private List<String> groupsOf(String userId) {
		return this.identities.createGroupQuery()
			.groupMember(userId)
			.orderByGroupId()
			.asc()
			.list()
			.stream()
			.map(Group::getId)
			.collect(Collectors.toList());
	}

	private User user(String userId, String name, @Nullable String email) {
		User user = this.identities.newUser(userId);
		// A Russian name starts with the family name; the engine's web applications show
		// both parts one after the other.
		user.setFirstName("");
		user.setLastName(name);
		user.setEmail(email);
		return user;
	}

	/**
	 * Acts at once, or, for a process that creates a group in the middle of a command of
	 * the engine's, at the end of the caller's transaction: what such a command writes is
	 * not to be seen by queries before it ends, and the group or membership would be
	 * created twice.
	 */
	private void outsideOfCommands(Runnable action) {
		if (Context.getCommandContext() == null) {
			asApplication(action);
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void beforeCommit(boolean readOnly) {
				asApplication(action);
			}
		});
	}

	private void asApplication(Runnable action) {
		var current = this.identities.getCurrentAuthentication();
		this.identities.clearAuthentication();
		try {
			action.run();
		}
		finally {
			if (current != null) {
				this.identities.setAuthentication(current.getUserId(), current.getGroupIds(), current.getTenantIds());
			}
		}
	}

	private static String phrase(PasswordPolicyRule rule) {
		Map<String, String> parameters = (rule.getParameters() != null) ? rule.getParameters() : Map.of();
		String count = String.join("", parameters.values());
		return switch (rule.getPlaceholder()) {
			case "PASSWORD_POLICY_LENGTH" -> "at least " + count + " characters";
			case "PASSWORD_POLICY_LOWERCASE" -> "at least " + count + " small Latin letter";
			case "PASSWORD_POLICY_UPPERCASE" -> "at least " + count + " capital Latin letter";
			case "PASSWORD_POLICY_DIGIT" -> "at least " + count + " digit";
			case "PASSWORD_POLICY_SPECIAL" -> "at least " + count + " special character such as - or !";
			case "PASSWORD_POLICY_USER_DATA" -> "to be free of the person's id, name and e-mail address";
			default -> "to satisfy " + rule.getPlaceholder();
		};
	}

}
