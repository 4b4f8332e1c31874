package resolute.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import resolute.execution.form.FormSchema;
import resolute.execution.form.FormSchemaReader;
import resolute.execution.form.SubmissionRejectedException;
import resolute.execution.form.Violation;
import resolute.outcome.EvidenceFiles;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The people at work: starts processes, claims and completes their tasks as the sample
 * member of the organisation a task is offered to, through the engine's public API and
 * with its authorizations on.
 */
@TestComponent
public class Office {

	private static final byte[] PDF = "%PDF-1.4\n%Образец\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

	private static final AtomicInteger RESOLUTIONS = new AtomicInteger();

	private final RuntimeService runtime;

	private final TaskService tasks;

	private final FormService forms;

	private final IdentityService identity;

	private final ManagementService management;

	private final RepositoryService repository;

	private final FormSchemaReader reader;

	private final EvidenceFiles files;

	private final Participants participants;

	private final JdbcClient jdbc;

	private final MutableClock clock;

	Office(RuntimeService runtime, TaskService tasks, FormService forms, IdentityService identity,
			ManagementService management, RepositoryService repository, FormSchemaReader reader, EvidenceFiles files,
			Participants participants, JdbcClient jdbc, MutableClock clock) {
		this.runtime = runtime;
		this.tasks = tasks;
		this.forms = forms;
		this.identity = identity;
		this.management = management;
		this.repository = repository;
		this.reader = reader;
		this.files = files;
		this.participants = participants;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	public MutableClock clock() {
		return this.clock;
	}

	/**
	 * Starts a recommendation's process on 29 January 2014, as part of a resolution of
	 * its own, so that tests do not see each other's rows.
	 */
	public ProcessInstance start(String processId, String number) {
		this.clock.moveTo(LocalDate.of(2014, 1, 29));
		return start(processId, number, newResolution());
	}

	/** Starts a recommendation's process today as part of a given resolution. */
	public ProcessInstance start(String processId, String number, String resolution) {
		return this.runtime.startProcessInstanceByKey(processId, resolution + "/" + number,
				Map.of("resolutionId", resolution, "startedOn", Date.from(this.clock.instant())));
	}

	/**
	 * Starts a recommendation's process today, as one of a launched resolution that is on
	 * record with it.
	 */
	public ProcessInstance startOnRecord(String processId, String number, String title) {
		String resolution = newResolution();
		this.jdbc.sql("""
				insert into resolution (id, title, adopted_on, venue, preamble, process_id, launched_at)
				values (:id, 'Образец резолюции', '2014-01-28', 'Амурск', 'Преамбула', 'none', '2014-01-28T03:00:00Z')
				""").param("id", resolution).update();
		this.jdbc.sql("""
				insert into recommendation (resolution_id, number, position, title, text, addressee, process_id)
				values (:id, :number, 1, :title, 'Текст', 'district', :process)
				""")
			.param("id", resolution)
			.param("number", number)
			.param("title", title)
			.param("process", processId)
			.update();
		return start(processId, number, resolution);
	}

	/** A resolution id that no other test has. */
	public String newResolution() {
		return "test-" + RESOLUTIONS.incrementAndGet();
	}

	/** The open tasks of a process, with those of processes it called. */
	public List<Task> tasks(ProcessInstance process) {
		return this.tasks.createTaskQuery()
			.processInstanceBusinessKey(process.getBusinessKey())
			.orderByTaskCreateTime()
			.asc()
			.list();
	}

	/** Definition keys of the open tasks, one for each task. */
	public List<String> open(ProcessInstance process) {
		return tasks(process).stream().map(Task::getTaskDefinitionKey).sorted().collect(Collectors.toList());
	}

	/** The only open task with this definition key. */
	public Task task(ProcessInstance process, String key) {
		return this.tasks.createTaskQuery()
			.processInstanceBusinessKey(process.getBusinessKey())
			.taskDefinitionKey(key)
			.singleResult();
	}

	/** The open task with this definition key that is offered to an organisation. */
	public Task task(ProcessInstance process, String key, String organisation) {
		return this.tasks.createTaskQuery()
			.processInstanceBusinessKey(process.getBusinessKey())
			.taskDefinitionKey(key)
			.taskCandidateGroup(organisation)
			.includeAssignedTasks()
			.singleResult();
	}

	/**
	 * Does all that is open, with the first option of every choice, until a task with
	 * this definition key is open.
	 */
	public Task walkTo(ProcessInstance process, String key) {
		while (tasks(process).stream().noneMatch((task) -> task.getTaskDefinitionKey().equals(key))) {
			List<Task> open = tasks(process);
			assertThat(open).as("tasks on the way to %s", key).isNotEmpty();
			complete(open.get(0), Map.of());
		}
		return tasks(process).stream()
			.filter((task) -> task.getTaskDefinitionKey().equals(key))
			.findFirst()
			.orElseThrow();
	}

	/** Completes the only open task with this definition key, doing all that is asked. */
	public void complete(ProcessInstance process, String key) {
		complete(process, key, Map.of());
	}

	/** Completes it with some answers of the test's. */
	public void complete(ProcessInstance process, String key, Map<String, ?> answers) {
		Task task = task(process, key);
		assertThat(task).as("open task %s among %s", key, open(process)).isNotNull();
		complete(task, answers);
	}

	/** Completes an organisation's task. */
	public void complete(ProcessInstance process, String key, String organisation, Map<String, ?> answers) {
		Task task = task(process, key, organisation);
		assertThat(task).as("open task %s of %s", key, organisation).isNotNull();
		complete(task, answers);
	}

	/**
	 * Claims a task as a member of the organisation it is offered to, fills in its form
	 * and submits it.
	 */
	public void complete(Task task, Map<String, ?> answers) {
		String performer = performer(task);
		Map<String, Object> submission = valid(task, performer, answers);
		as(performer, (user) -> {
			claim(task, user);
			this.forms.submitTaskForm(task.getId(), submission);
		});
	}

	/** Claims a task and submits exactly these values. */
	public void submit(Task task, Map<String, ?> values) {
		as(performer(task), (user) -> {
			claim(task, user);
			this.forms.submitTaskForm(task.getId(), Map.copyOf(values));
		});
	}

	/** A valid submission for a task, with some answers of the test's. */
	public Map<String, Object> valid(Task task, String user, Map<String, ?> answers) {
		List<String> members = this.participants.members().stream().map((member) -> member.userId()).sorted().toList();
		List<String> organisations = this.participants.organisations()
			.stream()
			.map((organisation) -> organisation.id().value())
			.toList();
		return new Answers(this.clock.today(), members, organisations, (name) -> upload(task, user, name))
			.valid(form(task), answers);
	}

	/**
	 * Submits exactly these values, expects them to be refused, and returns why. The task
	 * stays open.
	 */
	public List<Violation> refused(ProcessInstance process, String key, Map<String, ?> values) {
		Task task = task(process, key);
		assertThat(task).as("open task %s among %s", key, open(process)).isNotNull();
		return refused(task, values);
	}

	/** The same for a task at hand. */
	public List<Violation> refused(Task task, Map<String, ?> values) {
		FormFieldValidationException refusal = catchThrowableOfType(FormFieldValidationException.class,
				() -> as(performer(task), (user) -> {
					claim(task, user);
					this.forms.submitTaskForm(task.getId(), Map.copyOf(values));
				}));
		assertThat(refusal).as("refusal of %s", values).isNotNull();
		assertThat(this.tasks.createTaskQuery().taskId(task.getId()).count()).as("task stays open").isOne();
		return Objects.requireNonNull((SubmissionRejectedException) refusal.getCause()).violations();
	}

	/** Refuses a valid submission with some answers replaced. */
	public List<Violation> refusedWith(ProcessInstance process, String key, Map<String, ?> answers) {
		Task task = task(process, key);
		assertThat(task).as("open task %s among %s", key, open(process)).isNotNull();
		return refused(task, valid(task, performer(task), answers));
	}

	/** Uploads a small document for a task. */
	public UUID upload(Task task, String user, String name) {
		try {
			Path file = Files.createTempFile("evidence", ".pdf");
			Files.write(file, PDF);
			UUID id = this.files.store(task.getId(), user, name, file).id();
			Files.delete(file);
			return id;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Moves the clock to when a timer of a process is due, and fires it.
	 * @param activity the id of the timer event in the model
	 */
	public void fireTimer(ProcessInstance process, String activity) {
		List<Job> jobs = this.management.createJobQuery()
			.activityId(activity)
			.timers()
			.list()
			.stream()
			.filter((job) -> belongs(job, process))
			.toList();
		assertThat(jobs).as("timers of %s", activity).isNotEmpty();
		for (Job job : jobs) {
			Instant due = job.getDuedate().toInstant();
			if (due.isAfter(this.clock.instant())) {
				this.clock.moveTo(due);
			}
			this.management.executeJob(job.getId());
		}
	}

	private boolean belongs(Job job, ProcessInstance process) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceId(job.getProcessInstanceId())
			.processInstanceBusinessKey(process.getBusinessKey())
			.count() == 1;
	}

	/** The fields of a task's form. */
	public FormSchema form(Task task) {
		UserTask model = this.repository.getBpmnModelInstance(task.getProcessDefinitionId())
			.getModelElementById(task.getTaskDefinitionKey());
		if (model.getCamundaFormRef() == null && model.getCamundaFormKey() == null) {
			return FormSchema.NONE;
		}
		String key = model.getCamundaFormKey();
		return (key != null) ? this.reader.readHtmlForm(htmlFormId(key), this.forms.getDeployedTaskForm(task.getId()))
				: this.reader.readCamundaForm(this.forms.getDeployedTaskForm(task.getId()));
	}

	private static String htmlFormId(String key) {
		StringBuilder id = new StringBuilder();
		for (String part : key.substring(key.lastIndexOf(':') + 1, key.lastIndexOf('.')).split("-")) {
			id.append(id.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
		}
		return id + "Form";
	}

	/** The first member of the organisation a task is offered to. */
	public String performer(Task task) {
		if (task.getAssignee() != null) {
			return task.getAssignee();
		}
		String group = addressee(task);
		return this.participants.membersOf(new OrganisationId(group))
			.stream()
			.findFirst()
			.orElseThrow(() -> new AssertionError("Nobody is a member of " + group));
	}

	/** The organisation a task is offered to. */
	public String addressee(Task task) {
		return this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter((id) -> id != null)
			.findFirst()
			.orElseThrow();
	}

	private void claim(Task task, String user) {
		if (this.tasks.createTaskQuery().taskId(task.getId()).taskUnassigned().count() == 1) {
			this.tasks.claim(task.getId(), user);
		}
	}

	/** Does something signed in as somebody, as the engine's web API would. */
	public void as(String user, java.util.function.Consumer<String> work) {
		List<String> groups = this.participants.organisationsOf(user).stream().map(OrganisationId::value).toList();
		this.identity.setAuthentication(user, groups);
		try {
			work.accept(user);
		}
		finally {
			this.identity.clearAuthentication();
		}
	}

}
