package resolute.execution.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Grants a task to the organisation it is offered to, once.
 *
 * <p>
 * The engine's default adds a row for every person who claims. A list of tasks joins
 * tasks with grants, so these rows are what makes it slow (docs/adr/0008), and whoever
 * claims is a member of the organisation and has its grant anyway. A person gets an own
 * grant only where no organisation of hers has one.
 *
 * <p>
 * The default also leaves a grant in place when its reason is gone. Here it goes with it:
 * a task that is moved to another organisation is none of the first one's business.
 */
class OrganisationAuthorizationProvider extends DefaultAuthorizationProvider {

	/** Everything but deleting oneself: an account has handed in reports. */
	@Override
	public AuthorizationEntity[] newUser(User user) {
		return new AuthorizationEntity[] { createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(),
				Permissions.READ, Permissions.UPDATE) };
	}

	@Override
	public AuthorizationEntity @Nullable [] newTaskAssignee(Task task, @Nullable String oldAssignee,
			@Nullable String newAssignee) {
		if (oldAssignee != null && !oldAssignee.equals(newAssignee) && !isLinked(task, oldAssignee)) {
			revoke(getGrantAuthorizationByUserId(oldAssignee, Resources.TASK, task.getId()));
		}
		if (newAssignee == null || isOfferedToGroupOf(newAssignee, task)) {
			return null;
		}
		return super.newTaskAssignee(task, oldAssignee, newAssignee);
	}

	@Override
	public AuthorizationEntity @Nullable [] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
		return existing(getGrantAuthorizationByGroupId(groupId, Resources.TASK, task.getId()));
	}

	@Override
	public AuthorizationEntity @Nullable [] deleteTaskUserIdentityLink(Task task, String userId, String type) {
		return userId.equals(task.getAssignee()) ? null
				: existing(getGrantAuthorizationByUserId(userId, Resources.TASK, task.getId()));
	}

	/** Finished tasks are read from our own rows. */
	@Override
	protected boolean isHistoricInstancePermissionsEnabled() {
		return false;
	}

	private static boolean isOfferedToGroupOf(String user, Task task) {
		Set<String> offeredTo = ((DelegateTask) task).getCandidates()
			.stream()
			.map(IdentityLink::getGroupId)
			.flatMap((group) -> Optional.ofNullable(group).stream())
			.collect(Collectors.toSet());
		return !offeredTo.isEmpty() && groupsOf(user).stream().anyMatch(offeredTo::contains);
	}

	/**
	 * Whoever claims is signed in, so the groups are at hand; only others are looked up.
	 */
	private static List<String> groupsOf(String user) {
		var authentication = Context.getCommandContext().getAuthentication();
		if (authentication != null && user.equals(authentication.getUserId()) && authentication.getGroupIds() != null) {
			return authentication.getGroupIds();
		}
		return Context.getCommandContext()
			.runWithoutAuthorization(() -> Context.getCommandContext()
				.getReadOnlyIdentityProvider()
				.createGroupQuery()
				.groupMember(user)
				.unlimitedList()
				.stream()
				.map(Group::getId)
				.toList());
	}

	private static boolean isLinked(Task task, String user) {
		return user.equals(task.getOwner())
				|| ((DelegateTask) task).getCandidates().stream().anyMatch((link) -> user.equals(link.getUserId()));
	}

	private void revoke(@Nullable AuthorizationEntity grant) {
		if (grant != null) {
			Context.getCommandContext().getTaskManager().deleteDefaultAuthorizations(existing(grant));
		}
	}

	private static AuthorizationEntity @Nullable [] existing(@Nullable AuthorizationEntity grant) {
		return (grant != null) ? new AuthorizationEntity[] { grant } : null;
	}

}
