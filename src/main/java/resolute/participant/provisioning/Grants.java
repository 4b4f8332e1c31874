package resolute.participant.provisioning;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.springframework.stereotype.Component;

/**
 * Who may do what in the engine. Working on a task is not among it: the engine grants
 * that, task by task, to the assignee and the candidate group.
 */
@Component
class Grants {

	private final AuthorizationService authorizations;

	Grants(AuthorizationService authorizations) {
		this.authorizations = authorizations;
	}

	/**
	 * What everybody in an organisation needs for Tasklist. A task's form and variables
	 * come with the task, but not the name of its process, which says the recommendation,
	 * nor its diagram: these need the definition. Instances and history stay closed.
	 */
	void toParticipants(String groupId) {
		grantToGroup(groupId, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
		grantToGroup(groupId, Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ);
		grantToGroup(groupId, Resources.GROUP, groupId, Permissions.READ);
	}

	/** Sees everything and hands tasks over, but works on own tasks only. */
	void toCoordinators(String groupId) {
		grantToGroup(groupId, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
		grantToGroup(groupId, Resources.TASK, Authorization.ANY, TaskPermissions.READ, TaskPermissions.TASK_ASSIGN,
				TaskPermissions.READ_VARIABLE);
		grantToGroup(groupId, Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ,
				ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY,
				ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
				ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
		grantToGroup(groupId, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.READ);
		// To hand a task over she has to see to whom.
		grantToGroup(groupId, Resources.USER, Authorization.ANY, Permissions.READ);
		grantToGroup(groupId, Resources.GROUP, Authorization.ANY, Permissions.READ);
	}

	void toAdministrators() {
		for (Resources resource : Resources.values()) {
			grantToGroup(Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, Permissions.ALL);
		}
	}

	/**
	 * Narrows what the engine gives a new user on the own account, which is everything:
	 * nobody should be able to delete an account that has handed in reports.
	 */
	void toUser(String userId) {
		grantToUser(userId, Resources.USER, userId, Permissions.READ, Permissions.UPDATE);
	}

	/** Likewise the filters made for a user are not the user's to change. */
	void toReaderOfFilter(String userId, String filterId) {
		grantToUser(userId, Resources.FILTER, filterId, Permissions.READ);
	}

	void toReadersOfFilter(String groupId, String filterId) {
		grantToGroup(groupId, Resources.FILTER, filterId, Permissions.READ);
	}

	private void grantToGroup(String groupId, Resource resource, String resourceId, Permission... permissions) {
		Authorization authorization = existing(this.authorizations.createAuthorizationQuery().groupIdIn(groupId),
				resource, resourceId);
		authorization.setGroupId(groupId);
		save(authorization, resource, resourceId, permissions);
	}

	private void grantToUser(String userId, Resource resource, String resourceId, Permission... permissions) {
		Authorization authorization = existing(this.authorizations.createAuthorizationQuery().userIdIn(userId),
				resource, resourceId);
		authorization.setUserId(userId);
		save(authorization, resource, resourceId, permissions);
	}

	private Authorization existing(AuthorizationQuery query, Resource resource, String resourceId) {
		Authorization authorization = query.authorizationType(Authorization.AUTH_TYPE_GRANT)
			.resourceType(resource)
			.resourceId(resourceId)
			.singleResult();
		return (authorization != null) ? authorization
				: this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
	}

	private void save(Authorization authorization, Resource resource, String resourceId, Permission... permissions) {
		authorization.setResource(resource);
		authorization.setResourceId(resourceId);
		authorization.setPermissions(permissions);
		this.authorizations.saveAuthorization(authorization);
	}

}
