package resolute.execution.process;

import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import resolute.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class OrganisationAuthorizationIT {

	private static final String MODEL = """
			<?xml version="1.0" encoding="UTF-8"?>
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
					xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
				<process id="grantsProcess" isExecutable="true" camunda:historyTimeToLive="P30D">
					<startEvent id="event_start" />
					<sequenceFlow id="flow_one" sourceRef="event_start" targetRef="userTask_one" />
					<userTask id="userTask_one" name="Отчёт" WHO />
					<sequenceFlow id="flow_two" sourceRef="userTask_one" targetRef="event_end" />
					<endEvent id="event_end" />
				</process>
			</definitions>
			""";

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private AuthorizationService authorizations;

	@Autowired
	private IdentityService identities;

	private String deployment = "";

	private String task = "";

	@BeforeEach
	void offerToOrganisation() {
		launch("camunda:candidateGroups='settlementElban'");
	}

	@AfterEach
	void remove() {
		this.identities.clearAuthentication();
		this.repository.deleteDeployment(this.deployment, true);
	}

	@Test
	void anOfferedTaskIsGrantedToTheOrganisationOnce() {
		assertThat(grants()).singleElement().satisfies((grant) -> {
			assertThat(grant.getGroupId()).isEqualTo("settlementElban");
			assertThat(grant.isPermissionGranted(Permissions.READ)).isTrue();
			assertThat(grant.isPermissionGranted(TaskPermissions.TASK_WORK)).isTrue();
			assertThat(grant.isPermissionGranted(TaskPermissions.READ_VARIABLE)).isTrue();
			assertThat(grant.isPermissionGranted(TaskPermissions.UPDATE)).isFalse();
			assertThat(grant.isPermissionGranted(TaskPermissions.TASK_ASSIGN)).isFalse();
		});
	}

	@Test
	void whoClaimsNeedsNoGrantOfTheirOwn() {
		this.identities.setAuthentication("elban", List.of("settlementElban"));
		this.tasks.claim(this.task, "elban");
		this.tasks.createComment(this.task, null, "в работе");
		this.identities.clearAuthentication();

		assertThat(grants()).hasSize(1);

		this.identities.setAuthentication("elban", List.of("settlementElban"));
		this.tasks.complete(this.task);
		this.identities.clearAuthentication();
		assertThat(grants()).isEmpty();
		assertThat(this.authorizations.createAuthorizationQuery().resourceId(this.task).count()).isZero();
	}

	@Test
	void aMemberWhomTheCoordinatorAssignsNeedsNoneEither() {
		this.tasks.setAssignee(this.task, "elban");

		assertThat(grants()).hasSize(1);
	}

	@Test
	void anOutsiderIsGrantedTheTaskWhileItIsTheirs() {
		this.tasks.setAssignee(this.task, "amursk");
		assertThat(grants()).extracting(Authorization::getUserId).containsExactlyInAnyOrder(null, "amursk");

		this.identities.setAuthentication("amursk", List.of("settlementAmursk"));
		assertThat(this.tasks.createTaskQuery().taskId(this.task).count()).isOne();
		this.identities.clearAuthentication();

		this.tasks.setAssignee(this.task, "elban");
		assertThat(grants()).extracting(Authorization::getUserId).containsOnlyNulls();
		this.identities.setAuthentication("amursk", List.of("settlementAmursk"));
		assertThat(this.tasks.createTaskQuery().taskId(this.task).count()).isZero();
	}

	@Test
	void aTaskMovedToAnotherOrganisationIsNoLongerTheFirstOnes() {
		this.tasks.addCandidateGroup(this.task, "settlementAmursk");
		this.tasks.deleteCandidateGroup(this.task, "settlementElban");

		assertThat(grants()).extracting(Authorization::getGroupId).containsExactly("settlementAmursk");
		this.identities.setAuthentication("elban", List.of("settlementElban"));
		assertThat(this.tasks.createTaskQuery().taskId(this.task).count()).isZero();
	}

	@Test
	void aTaskForOnePersonIsGrantedToThatPerson() {
		remove();
		launch("camunda:assignee='elban'");

		assertThat(grants()).singleElement().extracting(Authorization::getUserId).isEqualTo("elban");
		this.tasks.setAssignee(this.task, null);
		assertThat(grants()).isEmpty();
	}

	@Test
	void aCandidateIsGrantedTheTaskUntilTakenOffIt() {
		this.tasks.addCandidateUser(this.task, "amursk");
		assertThat(grants()).extracting(Authorization::getUserId).contains("amursk");

		this.tasks.deleteCandidateUser(this.task, "amursk");
		assertThat(grants()).extracting(Authorization::getUserId).containsOnlyNulls();
	}

	private void launch(String who) {
		this.deployment = this.repository.createDeployment()
			.addString("grants.bpmn", MODEL.replace("WHO", who))
			.deploy()
			.getId();
		String process = this.runtime.startProcessInstanceByKey("grantsProcess", "amursk-2014/2.1").getId();
		Task open = this.tasks.createTaskQuery().processInstanceId(process).singleResult();
		this.task = Objects.requireNonNull(open).getId();
	}

	private List<Authorization> grants() {
		return this.authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(this.task).list();
	}

}
