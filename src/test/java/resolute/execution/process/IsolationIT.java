package resolute.execution.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.support.Browser;
import resolute.support.IntegrationTest;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * On the day of the launch, everybody tries everybody else's tasks: what is not offered
 * to an organisation of one's own is as if it were not there.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {

	private static final String RESOLUTION = "isolation-2014";

	/** Over the wire, every so-manieth pair. */
	private static final int SAMPLE = 9;

	private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	@Autowired
	private Participants participants;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private FormService forms;

	@Autowired
	private JdbcClient jdbc;

	/** Each open task, and the organisations it is offered to. */
	private final Map<Task, Set<String>> open = new HashMap<>();

	/**
	 * Each account but the coordinator's and the administrator's, and its organisations.
	 */
	private final Map<String, Set<String>> accounts = new TreeMap<>();

	@BeforeAll
	void launch() {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		this.runtime.startProcessInstanceByKey("executeAmursk2014Process", RESOLUTION,
				Map.of("resolutionId", RESOLUTION, "startedOn", Date.from(this.office.clock().instant())));
		this.tasks.createTaskQuery()
			.processInstanceBusinessKeyLike(RESOLUTION + "/%")
			.list()
			.forEach((task) -> this.open.put(task,
					this.tasks.getIdentityLinksForTask(task.getId())
						.stream()
						.map(IdentityLink::getGroupId)
						.filter((group) -> group != null)
						.collect(Collectors.toSet())));
		for (String user : this.participants.sampleAccounts()) {
			Set<String> organisations = this.participants.organisationsOf(user)
				.stream()
				.map(OrganisationId::value)
				.collect(Collectors.toSet());
			if (!organisations.contains("coordinators")) {
				this.accounts.put(user, organisations);
			}
		}
	}

	@Test
	void thereIsSomethingToKeepApart() {
		assertThat(this.accounts).hasSizeGreaterThanOrEqualTo(15)
			.containsKeys("district", "head", "elban", "companyone");
		Set<String> groups = this.open.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
		assertThat(groups).contains("district", "settlementElban", "settlementAmursk", "companySampleOne");
		assertThat(this.open.values()).allSatisfy((group) -> assertThat(group).isNotEmpty());
		assertThat(foreignPairs()).hasSizeGreaterThan(300);
	}

	@Test
	void nobodyDoesAnythingWithAForeignTask() {
		Map<String, Long> before = states();
		for (Pair pair : foreignPairs()) {
			String id = pair.task().getId();
			this.office.as(pair.user(), (user) -> {
				assertThat(this.tasks.createTaskQuery().taskId(id).count()).as("%s", pair).isZero();
				refused(pair, () -> this.tasks.getVariables(id));
				refused(pair, () -> this.tasks.getVariable(id, "resolutionId"));
				refused(pair, () -> this.forms.getTaskFormData(id));
				refused(pair, () -> this.forms.getTaskFormVariables(id));
				refused(pair, () -> this.forms.getDeployedTaskForm(id));
				refused(pair, () -> this.tasks.getIdentityLinksForTask(id));
				refused(pair, () -> this.tasks.claim(id, user));
				refused(pair, () -> this.tasks.setAssignee(id, user));
				refused(pair, () -> this.tasks.addCandidateUser(id, user));
				refused(pair, () -> this.tasks.delegateTask(id, user));
				refused(pair, () -> this.tasks.complete(id));
				refused(pair, () -> this.tasks.complete(id, Map.of("decision", "accepted", "contactPerson", "x")));
				refused(pair,
						() -> this.forms.submitTaskForm(id, Map.of("decision", "accepted", "contactPerson", "x")));
				refused(pair, () -> this.tasks.setVariable(id, "decision", "accepted"));
				refused(pair, () -> this.tasks.createComment(id, null, "x"));
				refused(pair, () -> this.tasks.getTaskComments(id));
				refused(pair, () -> this.tasks.getTaskAttachments(id));
				refused(pair, () -> this.runtime.getVariables(pair.task().getProcessInstanceId()));
			});
		}
		assertThat(states()).isEqualTo(before);
	}

	@Test
	void everybodyListsTheirOwnTasksAndNoOthers() {
		this.accounts.forEach((user, organisations) -> this.office.as(user, (by) -> {
			Set<String> listed = this.tasks.createTaskQuery()
				.processInstanceBusinessKeyLike(RESOLUTION + "/%")
				.listPage(0, 500)
				.stream()
				.map(Task::getId)
				.collect(Collectors.toSet());
			assertThat(listed).as("tasks of %s", user).isEqualTo(own(organisations));
		}));
		assertThat(own(Set.of("settlementElban"))).isNotEmpty();
	}

	/** Also with a claimed one: an assignee of one organisation is not one of another. */
	@Test
	void aClaimedTaskIsStillForeignToOthers() {
		Task elbans = this.open.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().contains("settlementElban"))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow();
		this.office.as("elban", (user) -> this.tasks.claim(elbans.getId(), user));
		try {
			this.office.as("amursk", (user) -> {
				Pair pair = new Pair(user, elbans);
				assertThat(this.tasks.createTaskQuery().taskId(elbans.getId()).count()).isZero();
				refused(pair, () -> this.tasks.complete(elbans.getId()));
				refused(pair, () -> this.tasks.setAssignee(elbans.getId(), null));
			});
		}
		finally {
			this.tasks.setAssignee(elbans.getId(), null);
		}
	}

	@Test
	void overTheWireItIsTheSame() {
		Map<String, Long> before = states();
		Map<String, Browser> browsers = new HashMap<>();
		List<Pair> pairs = foreignPairs();
		for (int i = 0; i < pairs.size(); i += SAMPLE) {
			Pair pair = pairs.get(i);
			Browser browser = browsers.computeIfAbsent(pair.user(), (user) -> Browser.of(user, this.port));
			String task = Browser.ENGINE + "/task/" + pair.task().getId();
			for (String what : List.of("", "/form", "/deployed-form", "/form-variables", "/variables",
					"/identity-links", "/comment")) {
				assertNothingTold(pair, what, browser.get(task + what));
			}
			Map.of("/claim", "{\"userId\":\"" + pair.user() + "\"}", "/complete", "{}", "/submit-form", "{}",
					"/unclaim", "", "/comment/create", "{\"message\":\"x\"}")
				.forEach((what, body) -> assertThat(browser.post(task + what, body).statusCode()).as(pair + what)
					.isIn("/comment/create".equals(what) ? 400 : 403, 403, 404));
			assertThat(browser.upload(pair.task().getId(), "a.pdf", PDF).statusCode()).as("%s", pair).isEqualTo(404);
			assertThat(browser.get(Browser.ENGINE + "/task?maxResults=200").body()).doesNotContain(pair.task().getId());
		}
		assertThat(browsers).hasSizeGreaterThan(10);
		assertThat(states()).isEqualTo(before);
		assertThat(this.jdbc.sql("select count(*) from evidence_file where task_id in (:tasks)")
			.param("tasks", this.open.keySet().stream().map(Task::getId).toList())
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void theCoordinatorSeesAll() {
		this.office.as("coordinator", (user) -> {
			assertThat(this.tasks.createTaskQuery().processInstanceBusinessKeyLike(RESOLUTION + "/%").listPage(0, 500))
				.extracting(Task::getId)
				.containsExactlyInAnyOrderElementsOf(this.open.keySet().stream().map(Task::getId).toList());
			this.open.keySet().forEach((task) -> assertThat(this.tasks.getVariables(task.getId())).isNotEmpty());
		});
	}

	/**
	 * Nobody is told what is in it; some answers say no more than that it is not there.
	 */
	private static void assertNothingTold(Pair pair, String what, java.net.http.HttpResponse<String> answer) {
		if ("/comment".equals(what) && answer.statusCode() == 200) {
			assertThat(answer.body()).as(pair + what).isEqualTo("[]");
			return;
		}
		if (!answer.body().contains("No task found for task id")) {
			assertThat(answer.statusCode()).as(pair + what + answer.body()).isIn(403, 404);
		}
		assertThat(answer.body()).as(pair + what).doesNotContain(pair.task().getName());
	}

	private static void refused(Pair pair, ThrowingCallable attempt) {
		assertThatExceptionOfType(AuthorizationException.class).as("%s", pair).isThrownBy(attempt);
	}

	private List<Pair> foreignPairs() {
		return this.accounts.entrySet()
			.stream()
			.flatMap((account) -> this.open.entrySet()
				.stream()
				.filter((task) -> task.getValue().stream().noneMatch(account.getValue()::contains))
				.map((task) -> new Pair(account.getKey(), task.getKey())))
			.toList();
	}

	private Set<String> own(Set<String> organisations) {
		Set<String> own = new HashSet<>();
		this.open.forEach((task, groups) -> {
			if (groups.stream().anyMatch(organisations::contains)) {
				own.add(task.getId());
			}
		});
		return own;
	}

	/** How many of the tasks are open and unclaimed, and how many rows there are. */
	private Map<String, Long> states() {
		return Map.of("unclaimed",
				this.tasks.createTaskQuery().processInstanceBusinessKeyLike(RESOLUTION + "/%").taskUnassigned().count(),
				"submissions",
				this.jdbc.sql("select count(*) from submission where resolution_id = :id")
					.param("id", RESOLUTION)
					.query(Long.class)
					.single(),
				"deadlines",
				this.jdbc.sql("select count(*) from deadline where resolution_id = :id and state = 'open'")
					.param("id", RESOLUTION)
					.query(Long.class)
					.single());
	}

	private record Pair(String user, Task task) {

		@Override
		public String toString() {
			return this.user + " and " + this.task.getName() + " " + this.task.getId();
		}

	}

}
