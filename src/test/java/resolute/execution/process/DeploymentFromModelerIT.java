package resolute.execution.process;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.execution.form.Violation;
import resolute.support.IntegrationTest;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody draws a process in Camunda Modeler and deploys it: it is under control. */
@IntegrationTest
class DeploymentFromModelerIT {

	private static final String MODEL = """
			<?xml version="1.0" encoding="UTF-8"?>
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
					xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
				<process id="drawnProcess" isExecutable="true" camunda:historyTimeToLive="P30D">
					<startEvent id="event_start" />
					<sequenceFlow id="flow_one" sourceRef="event_start" targetRef="userTask_one" />
					<userTask id="userTask_one" name="Проверить" camunda:candidateGroups="district" FORM />
					<sequenceFlow id="flow_two" sourceRef="userTask_one" targetRef="event_end" />
					<endEvent id="event_end" />
				</process>
			</definitions>
			""";

	private static final String CAMUNDA_FORM = """
			{"id": "drawnForm", "type": "default", "components": [
				{"type": "textfield", "key": "finding", "label": "Что найдено", "validate": {"required": true, "minLength": 5}},
				{"type": "number", "key": "pages", "label": "Листов", "validate": {"min": 1}}]}
			""";

	private static final String HTML_FORM = """
			<form><label for="finding">Что найдено</label>
			<input type="text" id="finding" cam-variable-name="finding" cam-variable-type="String" minlength="5" required />
			<label for="pages">Листов</label>
			<input type="number" id="pages" cam-variable-name="pages" cam-variable-type="String" min="1" /></form>
			""";

	@Autowired
	private Office office;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private JdbcClient jdbc;

	private String deployment = "";

	@AfterEach
	void remove() {
		this.repository.deleteDeployment(this.deployment, true);
	}

	/** The last days of months, Sundays and holidays. */
	@ParameterizedTest
	@CsvSource({ "2014-01-29, 2014-02-28", "2014-01-31, 2014-02-28", "2014-03-17, 2014-04-17", "2014-01-23, ROLLED",
			"2014-04-09, ROLLED", "2014-05-12, ROLLED", "2014-02-08, ROLLED" })
	void aTaskWithoutADueDateGetsOneInAMonth(String started, String due) {
		LocalDate today = LocalDate.parse(started);
		Task task = open("", today);

		LocalDate given = LocalDate.ofInstant(task.getDueDate().toInstant(), ZoneId.of("Asia/Vladivostok"));
		LocalDate month = today.plusMonths(1);
		if ("ROLLED".equals(due)) {
			assertThat(given).as("rolled from %s", month)
				.isNotEqualTo(month)
				.isBetween(month.minusDays(10), month.plusDays(10));
			assertThat(given.getDayOfWeek().getValue()).isLessThan(7);
		}
		else {
			assertThat(given).isEqualTo(LocalDate.parse(due));
		}
		assertThat(deadline(task)).containsEntry("due_on", java.sql.Date.valueOf(given))
			.containsEntry("original_due_on", java.sql.Date.valueOf(given))
			.containsEntry("state", "open")
			.containsEntry("resolution_id", "none")
			.containsEntry("number", "0")
			.containsEntry("organisation_id", "district")
			.containsEntry("title", "Проверить");
	}

	@Test
	void aTaskWithoutAFormIsDoneWithNothing() {
		Task task = open("", LocalDate.of(2014, 1, 29));
		assertThat(this.office.refused(task, Map.of("anything", "x"))).extracting(Violation::field)
			.containsExactly("anything");

		this.office.complete(task, Map.of());

		assertThat(this.runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).count())
			.isZero();
		assertThat(submission(task)).containsEntry("resolution_id", "none")
			.containsEntry("number", "0")
			.containsEntry("organisation_id", "district")
			.containsEntry("activity_id", "userTask_one")
			.containsEntry("submitted_by", "district")
			.containsEntry("content", "{}");
		assertThat(deadline(task)).containsEntry("state", "submitted");
	}

	@ParameterizedTest
	@CsvSource({ "camunda:formRef='drawnForm' camunda:formRefBinding='deployment', drawnForm",
			"camunda:formRef='drawnForm' camunda:formRefBinding='latest', drawnForm",
			"camunda:formKey='embedded:deployment:drawn-by-hand.html', drawnByHandForm" })
	void aFormOfItsOwnIsHeldAgainst(String form, String id) {
		Task task = open(form, LocalDate.of(2014, 1, 29));

		assertThat(this.office.refused(task, Map.of())).extracting(Violation::field).containsExactly("finding");
		assertThat(this.office.refused(task, Map.of("finding", "да", "pages", "0", "outcome", "carriedOut")))
			.extracting(Violation::field)
			.containsExactly("outcome", "finding", "pages");
		assertThat(this.office.refused(task, Map.of("finding", "всё в порядке", "pages", "1e19")))
			.extracting(Violation::message)
			.containsExactly("укажите число.");
		assertThat(deadline(task)).containsEntry("state", "open");

		this.office.complete(task, Map.of("finding", "всё в порядке", "pages", "999999999999999999"));

		assertThat(submission(task)).containsEntry("form", id)
			.containsEntry("content", "{\"pages\": 999999999999999999, \"finding\": \"всё в порядке\"}");
		assertThat(deadline(task)).containsEntry("state", "submitted");
	}

	@Test
	void aBusinessKeyThatIsNoRecommendationsIsAsGoodAsNone() {
		Task task = open("", LocalDate.of(2014, 1, 29), "Заявление 17");
		assertThat(deadline(task)).containsEntry("resolution_id", "none").containsEntry("number", "0");
		assertThat(task.getName()).isEqualTo("Проверить");
	}

	@Test
	void whoeverDoesNotBelongToTheGroupIsRefused() {
		Task task = open("", LocalDate.of(2014, 1, 29));
		this.office.as("elban", (user) -> {
			assertThat(this.tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
			org.assertj.core.api.Assertions
				.assertThatExceptionOfType(org.camunda.bpm.engine.AuthorizationException.class)
				.isThrownBy(() -> this.tasks.complete(task.getId()));
		});
	}

	private Task open(String form, LocalDate today) {
		return open(form, today, "");
	}

	private Task open(String form, LocalDate today, String businessKey) {
		this.office.clock().moveTo(today);
		if (this.deployment.isEmpty()) {
			DeploymentBuilder builder = this.repository.createDeployment()
				.addString("drawn.bpmn", MODEL.replace("FORM", form))
				.addString("drawn.form", CAMUNDA_FORM)
				.addString("drawn-by-hand.html", HTML_FORM);
			this.deployment = builder.deploy().getId();
		}
		ProcessInstance process = businessKey.isEmpty() ? this.runtime.startProcessInstanceByKey("drawnProcess")
				: this.runtime.startProcessInstanceByKey("drawnProcess", businessKey);
		return this.tasks.createTaskQuery().processInstanceId(process.getId()).singleResult();
	}

	private Map<String, Object> deadline(Task task) {
		return this.jdbc.sql("""
				select due_on, original_due_on, state, resolution_id, number, organisation_id, title from deadline
				where task_id = :task
				""").param("task", task.getId()).query().singleRow();
	}

	private Map<String, Object> submission(Task task) {
		return this.jdbc.sql("""
				select form, resolution_id, number, organisation_id, activity_id, submitted_by, content::text as content
				from submission where task_id = :task
				""").param("task", task.getId()).query().singleRow();
	}

}
