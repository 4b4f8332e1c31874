package resolute.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.execution.form.FormField;
import resolute.execution.form.FormSchema;
import resolute.participant.MemberRole;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;
import resolute.support.IntegrationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Launches the real resolution and plays everybody, through the engine's public API and
 * with every form validated, until nothing is left to do: finite recommendations are
 * settled, recurring ones go through two periods before the coordinator ends them.
 */
@IntegrationTest
class AmurskResolutionIT {

	private static final String PROCESS = "executeAmursk2014Process";

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(PROCESS);

	private static final ResolutionId AMURSK = new ResolutionId("amursk-2014");

	private static final int PERIODS = 2;

	/** Far more than it takes; a resolution that never ends would otherwise never end. */
	private static final int MOST_STEPS = 5_000;

	/**
	 * Where the straight way through a second period is another one than through the
	 * first.
	 */
	private static final Map<String, Map<String, Object>> NOT_THE_FIRST_OPTION = Map.of("decideAdditionsForm",
			Map.of("decision", "add"));

	private static final LocalDate LAUNCH = LocalDate.of(2014, 1, 29);

	@Autowired
	private Office office;

	@Autowired
	private ResolutionLauncher launcher;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private ManagementService management;

	@Autowired
	private IdentityService identity;

	@Autowired
	private Participants participants;

	@Autowired
	private JdbcClient jdbc;

	private final Map<String, Integer> periods = new HashMap<>();

	@Test
	void isCarriedOutFromTheLaunchToTheLastOutcome() {
		this.office.clock().moveTo(LAUNCH);
		assertThat(this.launcher.launch(AMURSK)).isTrue();
		assertThat(this.launcher.launch(AMURSK)).as("launched once only").isFalse();
		assertThat(openNumbers()).as("what nothing stands in the way of")
			.contains("1.1", "1.3", "1.6", "1.7", "2.1", "2.2")
			.doesNotContain("1.2", "1.4", "1.5", "3.2", "4.1", "4.2", "4.3");

		playToTheEnd();

		assertThat(running()).isEmpty();
		assertThat(wholeOutcomes()).as("how the fifteen ended")
			.hasSize(15)
			.allSatisfy((number, kinds) -> assertThat(kinds).as(number).containsExactly("carriedOut"));
		assertEffects();
		assertHardEdges();
		assertDeadlines();
		assertEvidence();
	}

	@Test
	void startsNothingThatNeedsTheCouncilIfThereIsNone() {
		String resolution = launchAnother();
		refuse(resolution, "1.1");

		assertThat(notStarted(resolution)).containsExactlyInAnyOrder("1.2", "1.4", "1.5", "3.2", "4.1", "4.2", "4.3");
	}

	@Test
	void startsNothingThatNeedsTheGroupOrTheRegisterIfThereIsNone() {
		String resolution = launchAnother();
		ProcessInstance council = process(resolution, "1.1");
		while (!this.office.tasks(council).isEmpty()) {
			this.office.tasks(council).forEach((task) -> this.office.complete(task, Map.of()));
		}
		refuse(resolution, "1.4");
		refuse(resolution, "1.5");

		assertThat(notStarted(resolution)).containsExactlyInAnyOrder("3.2", "4.1", "4.2", "4.3");
	}

	private String launchAnother() {
		String resolution = this.office.newResolution();
		this.office.clock().moveTo(LAUNCH);
		this.runtime.startProcessInstanceByKey(PROCESS, resolution, Map.of("resolutionId", resolution));
		return resolution;
	}

	private void refuse(String resolution, String number) {
		ProcessInstance process = process(resolution, number);
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Полномочий на это нет"));
		this.office.complete(process, "userTask_considerRefusal");
	}

	private ProcessInstance process(String resolution, String number) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(resolution + "/" + number)
			.singleResult();
	}

	private Set<String> notStarted(String resolution) {
		return this.jdbc.sql("select number from outcome where resolution_id = :resolution and kind = 'notStarted'")
			.param("resolution", resolution)
			.query(String.class)
			.set();
	}

	private void playToTheEnd() {
		for (int step = 0; step < MOST_STEPS && !running().isEmpty(); step++) {
			List<Task> work = nextTasks();
			if (work.isEmpty()) {
				fireNextTimer();
			}
			work.forEach(this::completeIfStillOpen);
		}
	}

	/** The coordinator decides on a period when everybody else is done. */
	private List<Task> nextTasks() {
		List<Task> removals = new ArrayList<>();
		List<Task> others = new ArrayList<>();
		openTasks().forEach(
				(task) -> (task.getTaskDefinitionKey().contains("removeFromControl") ? removals : others).add(task));
		return others.isEmpty() ? removals : others;
	}

	/** Completing one task can take another one away. */
	private void completeIfStillOpen(Task task) {
		if (this.tasks.createTaskQuery().taskId(task.getId()).count() == 1) {
			this.office.complete(task, answers(task));
		}
	}

	/**
	 * A recurring recommendation, or a settlement's part of it, ends after its second
	 * period.
	 */
	private Map<String, Object> answers(Task task) {
		FormSchema form = this.office.form(task);
		if (NOT_THE_FIRST_OPTION.containsKey(form.id())) {
			return NOT_THE_FIRST_OPTION.get(form.id());
		}
		if ("screenInitiativeForm".equals(form.id()) && isFromCitizens(task)) {
			// What citizens propose has no company that would carry it out.
			return Map.of("decision", "register");
		}
		if (form.fields().stream().map(FormField::name).noneMatch("recurrence"::equals)) {
			return Map.of();
		}
		String branch = task.getTaskDefinitionKey() + task.getProcessInstanceId()
				+ Optional.ofNullable(this.tasks.getVariable(task.getId(), "organisation")).orElse("");
		return Map.of("recurrence", (this.periods.merge(branch, 1, Integer::sum) < PERIODS) ? "continue" : "end");
	}

	private boolean isFromCitizens(Task task) {
		return "citizens".equals(this.jdbc.sql("select source from initiative where id = :id::uuid")
			.param("id", this.tasks.getVariable(task.getId(), "initiativeId"))
			.query(String.class)
			.single());
	}

	private void fireNextTimer() {
		Set<String> instances = running().stream().map(ProcessInstance::getId).collect(Collectors.toSet());
		Job next = this.management.createJobQuery()
			.active()
			.list()
			.stream()
			.filter((job) -> instances.contains(job.getProcessInstanceId()))
			.min(Comparator.comparing(Job::getDuedate))
			.orElseThrow(() -> new AssertionError("Nothing to do and nothing to wait for: " + waiting()));
		Instant due = next.getDuedate().toInstant();
		if (due.isAfter(this.office.clock().instant())) {
			this.office.clock().moveTo(due);
		}
		this.management.executeJob(next.getId());
	}

	private void assertEffects() {
		OrganisationId council = new OrganisationId("council");
		assertThat(this.participants.membersOf(council, MemberRole.CHAIR)).containsExactly("head");
		assertThat(this.participants.membersOf(council, MemberRole.SECRETARY)).containsExactly("district");
		assertThat(this.participants.membersOf(new OrganisationId("initiativeGroup"))).hasSizeGreaterThanOrEqualTo(5);
		assertThat(this.identity.createGroupQuery().groupIdIn("council", "initiativeGroup").count()).isEqualTo(2);
		assertThat(this.identity.createUserQuery().memberOfGroup("initiativeGroup").count()).isGreaterThanOrEqualTo(5);
		assertThat(count("select count(*) from initiative where resolution_id = 'amursk-2014'")).isPositive();
		assertThat(count("select count(*) from initiative_snapshot")).as("snapshot of 4.1").isPositive();
		assertThat(count("select count(*) from assignment where resolution_id = 'amursk-2014' and number = '1.2'"))
			.as("decisions of the council")
			.isPositive();
		assertThat(count("select count(distinct period) from outcome where resolution_id = 'amursk-2014' "
				+ "and number = '1.2' and period is not null"))
			.as("months of the council")
			.isGreaterThanOrEqualTo(PERIODS);
	}

	/**
	 * Nothing depending on another recommendation was opened before that one was carried
	 * out.
	 */
	private void assertHardEdges() {
		Map<String, String> edges = new LinkedHashMap<>();
		edges.put("1.2", "1.1");
		edges.put("1.4", "1.1");
		edges.put("1.5", "1.1");
		edges.put("4.1", "1.4");
		edges.put("4.2", "1.4");
		edges.put("4.3", "1.4");
		edges.forEach(
				(dependent, condition) -> assertThat(firstTaskOf(dependent)).as("%s after %s", dependent, condition)
					.isAfterOrEqualTo(wholeOutcomeOf(condition)));
		assertThat(firstTaskOf("3.2")).as("3.2 after the register of 1.5 was opened")
			.isAfterOrEqualTo(firstTaskOf("1.5"));
		assertThat(firstTaskOf("3.2")).isBefore(wholeOutcomeOf("1.5"));
	}

	private void assertDeadlines() {
		assertThat(count("select count(*) from deadline where resolution_id = 'amursk-2014' and state = 'open'"))
			.isZero();
		assertThat(count("select count(*) from deadline where resolution_id = 'amursk-2014' and state = 'submitted'"))
			.isEqualTo(count("select count(*) from submission where resolution_id = 'amursk-2014'"));
		assertThat(count("select count(*) from deadline where resolution_id = 'amursk-2014' "
				+ "and extract(isodow from due_on) = 7"))
			.as("due on a Sunday")
			.isZero();
		assertThat(count(
				"select count(*) from deadline where resolution_id = 'amursk-2014' " + "and submitted_at < opened_at"))
			.isZero();
	}

	private void assertEvidence() {
		assertThat(count("""
				select count(*) from evidence e join submission s on s.id = e.submission_id
				where s.resolution_id = 'amursk-2014'
				""")).isGreaterThanOrEqualTo(15);
		assertThat(count("""
				select count(*) from evidence e join evidence_file f on f.id = e.file_id
				where encode(sha256(f.content), 'hex') <> f.sha256
				""")).as("files that are not what was uploaded").isZero();
		assertThat(this.jdbc.sql("""
				select distinct s.number from evidence e join submission s on s.id = e.submission_id
				where s.resolution_id = 'amursk-2014'
				""").query(String.class).set()).as("recommendations with evidence")
			.contains("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.1", "2.2", "3.2", "4.1", "4.2", "4.3");
	}

	private Map<String, List<String>> wholeOutcomes() {
		Map<String, List<String>> outcomes = new TreeMap<>();
		this.jdbc.sql("""
				select number, kind from outcome
				where resolution_id = 'amursk-2014' and organisation_id is null and period is null
				""").query((row) -> {
			outcomes.computeIfAbsent(row.getString("number"), (number) -> new ArrayList<>()).add(row.getString("kind"));
		});
		return outcomes;
	}

	private Instant wholeOutcomeOf(String number) {
		return instant("""
				select max(recorded_at) from outcome where resolution_id = 'amursk-2014' and number = :number
				and organisation_id is null and period is null
				""", number);
	}

	private Instant firstTaskOf(String number) {
		return instant("select min(opened_at) from deadline where resolution_id = 'amursk-2014' and number = :number",
				number);
	}

	private Instant instant(String sql, String number) {
		return this.jdbc.sql(sql).param("number", number).query(java.time.OffsetDateTime.class).single().toInstant();
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	private List<Task> openTasks() {
		return this.tasks.createTaskQuery()
			.processInstanceBusinessKeyLike(AMURSK + "/%")
			.orderByTaskCreateTime()
			.asc()
			.list();
	}

	private Set<String> openNumbers() {
		return this.jdbc.sql("select distinct number from deadline where resolution_id = 'amursk-2014'")
			.query(String.class)
			.set();
	}

	private List<ProcessInstance> running() {
		return this.runtime.createProcessInstanceQuery()
			.list()
			.stream()
			.filter((process) -> process.getBusinessKey() != null
					&& process.getBusinessKey().startsWith(AMURSK.value()))
			.toList();
	}

	private List<String> waiting() {
		return running().stream()
			.map((process) -> process.getBusinessKey() + " at " + this.runtime.getActiveActivityIds(process.getId()))
			.toList();
	}

}
