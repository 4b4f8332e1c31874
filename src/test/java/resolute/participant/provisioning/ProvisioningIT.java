package resolute.participant.provisioning;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineRegister.Change;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
@Transactional
class ProvisioningIT {

	private static final String PASSWORD = "Vesna-v-Amurske-2014";

	private static final String MODEL = """
			<?xml version="1.0" encoding="UTF-8"?>
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
					xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
				<process id="testProcess" name="Проба" isExecutable="true" camunda:historyTimeToLive="P30D">
					<startEvent id="start" />
					<sequenceFlow id="f0" sourceRef="start" targetRef="fork" />
					<parallelGateway id="fork" />
					<sequenceFlow id="f1" sourceRef="fork" targetRef="userTask_report" />
					<sequenceFlow id="f2" sourceRef="fork" targetRef="userTask_removeFromControl" />
					<userTask id="userTask_report" name="Отчёт" camunda:candidateGroups="testElban"
						camunda:formKey="embedded:deployment:test.html" />
					<userTask id="userTask_removeFromControl" name="Снятие с контроля"
						camunda:candidateGroups="testCoordinators" />
				</process>
			</definitions>
			""";

	@Autowired
	private Participants participants;

	@Autowired
	private Filters filterProvisioning;

	@Autowired
	private MutableClock clock;

	@Autowired
	private IdentityService identities;

	@Autowired
	private AuthorizationService authorizations;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private ManagementService management;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private HistoryService history;

	@Autowired
	private TaskService tasks;

	@Autowired
	private FormService forms;

	@Autowired
	private DeadlineRegister deadlines;

	@Autowired
	private FilterService filters;

	private String reportTask = "";

	private String removalTask = "";

	@BeforeEach
	void peopleAndTasks() {
		// A Wednesday.
		this.clock.moveTo(LocalDate.of(2014, 1, 29));
		provide("testElban", OrganisationKind.SETTLEMENT, "testelban");
		provide("testOmmi", OrganisationKind.SETTLEMENT, "testommi");
		provide("testCoordinators", OrganisationKind.COORDINATOR, "testcoordinator");
		this.participants.register("testadmin", "Образец: администратор", null, PASSWORD, false);
		this.participants.appointAdministrator("testadmin");
		this.repository.createDeployment()
			.addString("test.bpmn", MODEL)
			.addString("test.html", "<form></form>")
			.deploy();
		start(LocalDate.now(this.clock).minusDays(3));
		this.filterProvisioning.followTheDay();
		this.reportTask = testTasks().taskDefinitionKey("userTask_report").singleResult().getId();
		this.removalTask = testTasks().taskDefinitionKey("userTask_removeFromControl").singleResult().getId();
	}

	@AfterEach
	void signOut() {
		this.identities.clearAuthentication();
	}

	@Test
	void aParticipantSeesAndWorksOnOwnTasksOnly() throws Exception {
		as("testelban", () -> {
			assertThat(this.tasks.createTaskQuery().listPage(0, 100)).extracting(Task::getId)
				.containsExactly(this.reportTask);
			assertThat(this.tasks.getVariables(this.reportTask)).containsKey("some");
			assertThat(
					new String(this.forms.getDeployedTaskForm(this.reportTask).readAllBytes(), StandardCharsets.UTF_8))
				.isEqualTo("<form></form>");
			this.tasks.claim(this.reportTask, "testelban");
			this.tasks.complete(this.reportTask);
			return null;
		});
		as("testommi", () -> {
			assertThat(this.tasks.createTaskQuery().listPage(0, 100)).isEmpty();
			assertRefused(() -> this.tasks.claim(this.removalTask, "testommi"));
			assertRefused(() -> this.tasks.complete(this.removalTask));
			assertRefused(() -> this.tasks.getVariables(this.removalTask));
			return null;
		});
	}

	@Test
	void aParticipantHasTasklistAndNothingElse() throws Exception {
		as("testelban", () -> {
			assertThat(mayOpen("testelban", "tasklist")).isTrue();
			assertThat(mayOpen("testelban", "cockpit")).isFalse();
			assertThat(mayOpen("testelban", "admin")).isFalse();
			assertThat(this.runtime.createProcessInstanceQuery().listPage(0, 100)).isEmpty();
			assertThat(
					this.repository.createProcessDefinitionQuery().processDefinitionKey("testProcess").singleResult())
				.as("says in Tasklist which recommendation a task is for")
				.extracting(ProcessDefinition::getName)
				.isEqualTo("Проба");
			assertThat(this.management
				.createActivityStatisticsQuery(this.repository.createProcessDefinitionQuery()
					.processDefinitionKey("testProcess")
					.singleResult()
					.getId())
				.listPage(0, 100)).isEmpty();
			assertThat(this.history.createHistoricProcessInstanceQuery().listPage(0, 100)).isEmpty();
			assertThat(this.history.createHistoricTaskInstanceQuery().listPage(0, 100)).isEmpty();
			assertThat(this.identities.createUserQuery().listPage(0, 100)).hasSize(1);
			assertThat(this.identities.createGroupQuery().listPage(0, 100)).extracting(Group::getId)
				.containsExactly("testElban");
			assertRefused(() -> this.runtime.startProcessInstanceByKey("testProcess"));
			assertRefused(() -> this.tasks.setAssignee(this.reportTask, "testommi"));
			Task task = this.tasks.createTaskQuery().singleResult();
			task.setDueDate(new Date());
			assertRefused(() -> this.tasks.saveTask(task));
			assertRefused(() -> this.tasks.setVariable(this.reportTask, "some", "other"));
			assertRefused(() -> this.identities.deleteUser("testelban"));
			assertRefused(() -> this.filters.saveFilter(this.filters.newTaskFilter("own")));
			return null;
		});
	}

	@Test
	void theCoordinatorSeesEverythingHandsOverAndWorksOnOwnTasksOnly() throws Exception {
		as("testcoordinator", () -> {
			assertThat(testTasks().listPage(0, 100)).extracting(Task::getId)
				.containsExactlyInAnyOrder(this.reportTask, this.removalTask);
			assertThat(mayOpen("testcoordinator", "cockpit")).isTrue();
			assertThat(mayOpen("testcoordinator", "admin")).isFalse();
			assertThat(testInstances().listPage(0, 100)).hasSize(1);
			assertThat(this.history.createHistoricActivityInstanceQuery().listPage(0, 100)).isNotEmpty();
			assertRefused(() -> this.tasks.complete(this.reportTask));
			assertRefused(() -> this.runtime.startProcessInstanceByKey("testProcess"));
			assertRefused(() -> this.runtime.deleteProcessInstance(testInstances().singleResult().getId(), "no"));
			this.tasks.setAssignee(this.reportTask, "testelban");
			this.tasks.claim(this.removalTask, "testcoordinator");
			this.tasks.complete(this.removalTask);
			return null;
		});
	}

	@Test
	void theAdministratorMayDoEverything() {
		EnumSet<Resources> used = EnumSet.allOf(Resources.class);
		// Permissions on single past instances are switched off by default.
		used.removeAll(EnumSet.of(Resources.HISTORIC_TASK, Resources.HISTORIC_PROCESS_INSTANCE));
		for (Resources resource : used) {
			assertThat(this.authorizations.isUserAuthorized("testadmin", List.of("camunda-admin"), Permissions.ALL,
					resource))
				.as(resource.name())
				.isTrue();
		}
		assertThat(this.participants.hasAdministrator()).isTrue();
	}

	@Test
	void filtersOfAParticipantShowWhatTheirNamesSay() throws Exception {
		as("testelban", () -> {
			assertThat(filterNames()).containsExactlyInAnyOrder("Мои задачи", "Задачи моей организации", "Просроченные",
					"На этой неделе");
			assertThat(tasksIn("Мои задачи")).isEmpty();
			assertThat(tasksIn("Задачи моей организации")).containsExactly(this.reportTask);
			assertThat(tasksIn("Просроченные")).containsExactly(this.reportTask);

			this.tasks.claim(this.reportTask, "testelban");
			assertThat(tasksIn("Мои задачи")).containsExactly(this.reportTask);
			assertThat(tasksIn("Задачи моей организации")).containsExactly(this.reportTask);

			Filter mine = this.filters.createTaskFilterQuery().filterName("Мои задачи").singleResult();
			assertRefused(() -> this.filters.saveFilter(mine.setName("x")));
			assertRefused(() -> this.filters.deleteFilter(mine.getId()));
			return null;
		});
		as("testommi", () -> {
			assertThat(tasksIn("Просроченные")).isEmpty();
			return null;
		});
	}

	@Test
	void filtersOfTheCoordinatorHaveWhatWaitsForHer() throws Exception {
		as("testcoordinator", () -> {
			assertThat(filterNames()).containsExactlyInAnyOrder("Мои задачи", "Задачи моей организации", "Просроченные",
					"На этой неделе", "На снятие с контроля", "Все задачи");
			assertThat(tasksIn("На снятие с контроля")).containsOnlyOnce(this.removalTask);
			assertThat(tasksIn("Все задачи")).contains(this.reportTask, this.removalTask);
			return null;
		});
	}

	@Test
	void thisWeekIsFromMondayToSundayOfTheDistrict() throws Exception {
		LocalDate monday = LocalDate.now(this.clock).with(DayOfWeek.MONDAY);
		start(monday.minusDays(1));
		start(monday.plusDays(7));
		String first = start(monday);
		String last = start(monday.plusDays(6));

		as("testelban", () -> {
			assertThat(this.filters.<Task>listPage(
					this.filters.createTaskFilterQuery().filterName("На этой неделе").singleResult().getId(), 0, 100))
				.extracting(Task::getProcessInstanceId)
				.containsExactly(first, last);
			return null;
		});
	}

	@Test
	void ownFiltersFollowTheMemberships() throws Exception {
		this.participants.appoint(new OrganisationId("testOmmi"), "testelban", MemberRole.MEMBER);
		this.participants.dismiss(new OrganisationId("testElban"), "testelban");

		as("testelban", () -> {
			assertThat(tasksIn("Задачи моей организации")).isEmpty();
			return null;
		});
		this.participants.dismiss(new OrganisationId("testOmmi"), "testelban");
		as("testelban", () -> {
			assertThat(filterNames()).containsExactly("Мои задачи");
			return null;
		});
	}

	@Test
	void provisioningWorksForWhoeverIsSignedIn() throws Exception {
		as("testelban", () -> {
			provide("testCouncil", OrganisationKind.COUNCIL, "testchair");
			assertThat(this.identities.getCurrentAuthentication().getUserId()).isEqualTo("testelban");
			return null;
		});
		assertThat(this.identities.createUserQuery().memberOfGroup("testCouncil").count()).isOne();
	}

	/** The resolution's own tasks may be in the same database. */
	private TaskQuery testTasks() {
		return this.tasks.createTaskQuery().processDefinitionKey("testProcess");
	}

	private ProcessInstanceQuery testInstances() {
		return this.runtime.createProcessInstanceQuery().processDefinitionKey("testProcess");
	}

	private void provide(String organisation, OrganisationKind kind, String userId) {
		this.participants.establish(new OrganisationId(organisation), kind, "Образец: " + organisation);
		this.participants.register(userId, "Образец: специалист", null, PASSWORD, true);
		this.participants.appoint(new OrganisationId(organisation), userId, MemberRole.MEMBER);
	}

	/** A non-working day is rolled back. */
	private String start(LocalDate due) {
		String id = this.runtime.startProcessInstanceByKey("testProcess", "amursk-2014/1.1", Map.of("some", "value"))
			.getId();
		String task = this.tasks.createTaskQuery()
			.processInstanceId(id)
			.taskDefinitionKey("userTask_report")
			.singleResult()
			.getId();
		this.deadlines.move(this.deadlines.ofTask(task).orElseThrow().id(), due,
				new Change(Change.Kind.EXTENSION, "testelban", "testcoordinator", "Проба"));
		return id;
	}

	private void as(String userId, Callable<?> action) throws Exception {
		this.identities.clearAuthentication();
		List<String> groups = this.identities.createGroupQuery()
			.groupMember(userId)
			.list()
			.stream()
			.map(Group::getId)
			.toList();
		this.identities.setAuthentication(userId, groups);
		action.call();
		this.identities.clearAuthentication();
	}

	private boolean mayOpen(String userId, String application) {
		return this.authorizations.isUserAuthorized(userId, this.identities.getCurrentAuthentication().getGroupIds(),
				Permissions.ACCESS, Resources.APPLICATION, application);
	}

	private List<String> filterNames() {
		return this.filters.createTaskFilterQuery().listPage(0, 100).stream().map(Filter::getName).toList();
	}

	private List<String> tasksIn(String filter) {
		String id = this.filters.createTaskFilterQuery().filterName(filter).singleResult().getId();
		return this.filters.<Task>listPage(id, 0, 100).stream().map(Task::getId).toList();
	}

	private static void assertRefused(ThrowingCallable action) {
		assertThatExceptionOfType(AuthorizationException.class).isThrownBy(action);
	}

}
