package resolute.execution.process;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.outcome.EvidenceFiles;
import resolute.support.Browser;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.Submissions;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What fails after a submission was recorded takes the record along: rows and process
 * always say the same.
 */
@IntegrationTest
class RollbackIT {

	private static final String MODEL = """
			<?xml version="1.0" encoding="UTF-8"?>
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
					xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
				<process id="rollbackProcess" isExecutable="true" camunda:historyTimeToLive="P30D">
					<startEvent id="event_start" />
					<sequenceFlow id="flow_one" sourceRef="event_start" targetRef="userTask_one" />
					<userTask id="userTask_one" name="Отчёт" camunda:candidateGroups="settlementElban"
						camunda:formKey="embedded:deployment:FORM" />
					<sequenceFlow id="flow_two" sourceRef="userTask_one" targetRef="serviceTask_two" />
					<serviceTask id="serviceTask_two" camunda:delegateExpression="${DELEGATE}" />
					<sequenceFlow id="flow_three" sourceRef="serviceTask_two" targetRef="userTask_three" />
					<userTask id="userTask_three" camunda:candidateGroups="settlementElban" />
					<sequenceFlow id="flow_four" sourceRef="userTask_three" targetRef="event_end" />
					<endEvent id="event_end" />
				</process>
			</definitions>
			""";

	private static final String FORM = """
			<form>
				<select cam-variable-name="decision" aria-label="Решение" required><option value="yes">Да</option></select>
				<input type="text" cam-variable-name="text" aria-label="Текст" required>
				<div data-evidence="documents" data-label="Документы" data-min="1">
					<datalist><option value="act">Акт</option></datalist>
				</div>
			</form>
			""";

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private FormService forms;

	@Autowired
	private EvidenceFiles files;

	@Autowired
	private JdbcClient jdbc;

	private String deployment = "";

	@AfterEach
	void remove() {
		this.repository.deleteDeployment(this.deployment, true);
	}

	@ParameterizedTest
	@CsvSource({ "plain.html, failingDelegate", "failing.html, recordOutcomeDelegate" })
	void whatFailsAfterTheRecordTakesTheRecordAlong(String form, String delegate) {
		Task task = open(form, delegate);
		this.office.as("elban", (user) -> this.tasks.claim(task.getId(), user));
		UUID file = this.office.upload(task, "elban", "a.pdf");
		Map<String, Object> values = values(file);

		assertFails(() -> this.office.as("elban", (user) -> this.tasks.complete(task.getId(), values)));
		assertUntouched(task, file);
		assertFails(() -> this.office.as("elban", (user) -> this.forms.submitTaskForm(task.getId(), values)));
		assertUntouched(task, file);
		assertFails(() -> this.office.as("elban",
				(user) -> this.tasks.completeWithVariablesInReturn(task.getId(), values, true)));
		assertUntouched(task, file);
		HttpResponse<String> answer = Browser.of("elban", this.port)
			.post(Browser.ENGINE + "/task/" + task.getId() + "/submit-form", Submissions.body(values));
		assertThat(answer.statusCode()).as("a failure of ours").isEqualTo(500);
		assertUntouched(task, file);
	}

	@Test
	void theTaskCanBeHandedBackAndTakenAgain() {
		Task task = open("plain.html", "failingDelegate");
		this.office.as("elban", (user) -> this.tasks.claim(task.getId(), user));
		Map<String, Object> values = values(this.office.upload(task, "elban", "a.pdf"));
		assertFails(() -> this.office.as("elban", (user) -> this.tasks.complete(task.getId(), values)));

		this.tasks.setAssignee(task.getId(), null);
		this.office.as("elban", (user) -> this.tasks.claim(task.getId(), user));

		assertThat(this.tasks.createTaskQuery().taskId(task.getId()).taskAssignee("elban").count()).isOne();
	}

	/** What a failure left in the thread is not taken for the next one's. */
	@Test
	void theNextCompletionOfTheThreadHasNothingOfTheFailedOne() {
		Task task = open("plain.html", "failingDelegate");
		Map<String, Object> values = values(this.office.upload(task, "elban", "a.pdf"));
		this.tasks.setAssignee(task.getId(), "elban");
		assertFails(() -> this.office.as("elban", (user) -> this.tasks.complete(task.getId(), values)));

		assertThat(this.office.refused(task, Map.of())).hasSize(3);
	}

	private Task open(String form, String delegate) {
		this.deployment = this.repository.createDeployment()
			.addString("rollback.bpmn", MODEL.replace("FORM", form).replace("DELEGATE", delegate))
			.addString(form, FORM)
			.deploy()
			.getId();
		ProcessInstance process = this.runtime.startProcessInstanceByKey("rollbackProcess",
				this.office.newResolution() + "/1.1");
		return this.tasks.createTaskQuery().processInstanceId(process.getId()).singleResult();
	}

	private Map<String, Object> values(UUID file) {
		return Map.of("decision", "yes", "text", "Текст", "documents", List
			.of(Map.of("kind", "act", "date", this.office.clock().today().toString(), "file", file.toString())));
	}

	private static void assertFails(ThrowingCallable completion) {
		assertThatThrownBy(completion).hasStackTraceContaining("always fails");
	}

	private void assertUntouched(Task task, UUID file) {
		assertThat(count("select count(*) from submission where task_id = :id", task.getId())).isZero();
		assertThat(this.jdbc.sql("select count(*) from evidence where file_id = :id")
			.param("id", file)
			.query(Long.class)
			.single()).isZero();
		assertThat(this.files.submittable(List.of(file), task.getId(), "elban", "none", "none", null)).hasSize(1);
		assertThat(count("select count(*) from deadline where task_id = :id and state = 'open' "
				+ "and submitted_at is null and submitted_by is null", task.getId()))
			.isOne();
		assertThat(this.tasks.createTaskQuery().processInstanceId(task.getProcessInstanceId()).list())
			.extracting(Task::getTaskDefinitionKey)
			.containsExactly("userTask_one");
		assertThat(this.tasks.createTaskQuery().taskId(task.getId()).taskAssignee("elban").count()).isOne();
		assertThat(this.runtime.getVariables(task.getProcessInstanceId())).doesNotContainKeys("decision", "text",
				"documents");
	}

	private long count(String sql, String id) {
		return this.jdbc.sql(sql).param("id", id).query(Long.class).single();
	}

}
