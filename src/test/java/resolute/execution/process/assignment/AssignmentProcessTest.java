package resolute.execution.process.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.execution.form.Violation;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.Outcomes;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.register.AssignmentRegister;
import resolute.register.AssignmentRegister.Assignment;
import resolute.register.AssignmentRegister.Entry;
import resolute.register.AssignmentRegister.State;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ApplicationTest
class AssignmentProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(Assignments.PROCESS);

	private static final String ACCEPT = "userTask_acceptAssignment";

	private static final String CONSIDER = "userTask_considerAssignmentRefusal";

	private static final String REPORT = "userTask_reportAssignment";

	private static final String REMOVE = "userTask_removeAssignmentFromControl";

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Assignments assignments;

	@Autowired
	private AssignmentRegister register;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private Participants participants;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void establishCouncil(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
		OrganisationId council = new OrganisationId("council");
		this.participants.establish(council, OrganisationKind.COUNCIL, "Координационный совет");
		this.participants.appoint(council, "head", MemberRole.CHAIR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "settlementElban", "companySampleOne", "district", "council" })
	void isCarriedOutByWhomeverItWasGivenTo(String organisation) {
		ProcessInstance process = given(organisation);
		this.office.complete(process, ACCEPT, organisation, Map.of());
		this.office.complete(process, REPORT, organisation, Map.of());
		this.office.complete(process, REMOVE);

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_carriedOut").hasNotPassed(CONSIDER);
		Entry entry = entry(process);
		assertThat(entry.state()).isEqualTo(State.CARRIED_OUT);
		assertThat(entry.endedAt()).contains(this.office.clock().instant());
	}

	@Test
	void leavesTheOutcomeOfTheRecommendationAlone() {
		ProcessInstance process = given("settlementElban");
		this.office.complete(process, ACCEPT);
		this.office.complete(process, REPORT);
		this.office.complete(process, REMOVE);

		assertThat(this.outcomes.of(key(process))).isEmpty();
	}

	@Test
	void showsInEveryTaskWhatIsToBeDone() {
		ProcessInstance process = given("settlementElban");

		assertThat(this.office.task(process, ACCEPT).getDescription()).startsWith("Поручение: Составить перечень домов")
			.contains("Решите, исполняет ли ваша организация");
		this.office.complete(process, ACCEPT);
		assertThat(this.office.task(process, REPORT).getDescription())
			.startsWith("Поручение: Составить перечень домов");
	}

	@Test
	void isDueOnItsOwnDayAndAfterReworkALittleLater() {
		ProcessInstance process = given("settlementElban");
		this.office.complete(process, ACCEPT);
		assertDue(process, "2014-02-14");
		this.office.clock().moveTo(LocalDate.of(2014, 2, 14));
		this.office.complete(process, REPORT);
		this.office.complete(process, REMOVE, Map.of("decision", "rework", "comment", "Приложите перечень"));
		assertDue(process, "2014-02-18");
	}

	@Test
	void staysDueOnItsDayIfItIsAcceptedTooLate() {
		ProcessInstance process = given("settlementElban");
		this.office.clock().moveTo(LocalDate.of(2014, 2, 20));
		this.office.complete(process, ACCEPT);

		assertDue(process, "2014-02-14");
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = given("settlementElban");
		this.office.complete(process, ACCEPT, Map.of("decision", "notOurs", "reason", "Дома стоят в Литовко"));
		this.office.complete(process, CONSIDER, Map.of("decision", "askAgain", "comment", "Нет, в Эльбане"));
		this.office.complete(process, ACCEPT, Map.of("decision", "declined", "reason", "Некому этим заняться"));
		this.office.complete(process, CONSIDER);

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined").hasNotPassed(REPORT);
		assertThat(entry(process).state()).isEqualTo(State.DECLINED);
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsolete() {
		ProcessInstance process = given("settlementElban");
		this.office.complete(process, ACCEPT);
		this.office.complete(process, REPORT);
		this.office.complete(process, REMOVE, Map.of("decision", "rework", "comment", "Приложите перечень"));
		assertThat(this.office.open(process)).containsExactly(REPORT);
		this.office.complete(process, REPORT);
		this.office.complete(process, REMOVE, Map.of("decision", "closeAsObsolete", "comment", "Дома снесены"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(entry(process).state()).isEqualTo(State.OBSOLETE);
	}

	@Test
	void endsOnlyOnce() {
		ProcessInstance process = given("settlementElban");
		UUID id = entry(process).id();
		this.register.end(id, State.OBSOLETE);

		assertThatIllegalStateException().isThrownBy(() -> this.register.end(id, State.CARRIED_OUT));
	}

	@Test
	void refusesToTakeItOffControlIfItIsNotDone() {
		ProcessInstance process = given("settlementElban");
		this.office.complete(process, ACCEPT);
		assertThat(fields(this.office.refusedWith(process, REPORT, Map.of("evidence", List.of()))))
			.containsExactly("evidence");
		this.office.complete(process, REPORT, Map.of("reported", "notDone"));

		assertThat(fields(this.office.refusedWith(process, REMOVE, Map.of()))).containsExactly("decision");
		assertThat(fields(this.office.refusedWith(process, REMOVE, Map.of("assignmentCarriedOut", false))))
			.containsExactly("assignmentCarriedOut");
		assertThat(fields(this.office.refused(process, REMOVE, Map.of("decision", "accept"))))
			.containsExactlyInAnyOrder("assignmentCarriedOut", "evidenceSufficient");
		assertThat(fields(this.office.refused(process, REMOVE, Map.of("decision", "rework"))))
			.containsExactly("comment");
		Task task = this.office.task(process, REMOVE);
		assertThat(task.getDescription()).startsWith("Поручение:");
	}

	@Test
	void isTakenOffControlWithoutTheRecommendationItWasGivenFor() {
		ProcessInstance process = given("settlementElban");
		this.office.complete(process, ACCEPT, "settlementElban", Map.of());
		Scope ended = this.control.withdraw(process, REPORT);

		assertThat(ended).isEqualTo(new Scope(key(process), "Исполнение поручения",
				Optional.of(new OrganisationId("settlementElban")), Optional.empty()));
		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_withdrawalRecorded");
		assertThat(this.office.open(process)).isEmpty();
		assertThat(entry(process).state()).isEqualTo(State.OBSOLETE);
		assertThat(this.outcomes.of(key(process))).isEmpty();
	}

	@Test
	void theDeadlineOfAReportSaysWhetherItWasReturnedOrAccepted() {
		ProcessInstance process = given("settlementElban");
		this.office.complete(process, ACCEPT);
		String first = this.office.task(process, REPORT).getId();
		this.office.complete(process, REPORT);
		this.office.complete(process, REMOVE, Map.of("decision", "rework", "comment", "Приложите перечень"));
		String second = this.office.task(process, REPORT).getId();
		this.office.complete(process, REPORT);
		assertThat(judged(first)).isEqualTo("returned");
		assertThat(judged(second)).isEqualTo("open");

		this.office.complete(process, REMOVE);

		assertThat(judged(first)).isEqualTo("returned");
		assertThat(judged(second)).isEqualTo("accepted");
	}

	private String judged(String task) {
		return this.jdbc.sql("select coalesce(verdict, 'open') from deadline where task_id = :task")
			.param("task", task)
			.query(String.class)
			.single();
	}

	private ProcessInstance given(String organisation) {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		RecommendationKey recommendation = new RecommendationKey(new ResolutionId(this.office.newResolution()), "1.2");
		this.assignments.give(new Assignment(recommendation, new OrganisationId(organisation),
				"Составить перечень домов", LocalDate.of(2014, 2, 14)));
		return this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(recommendation.toString())
			.singleResult();
	}

	private Entry entry(ProcessInstance process) {
		return this.register.entries(key(process)).get(0);
	}

	private void assertDue(ProcessInstance process, String day) {
		assertThat(this.office.task(process, REPORT)
			.getDueDate()
			.toInstant()
			.atZone(this.office.clock().getZone())
			.toLocalDate()).isEqualTo(day);
	}

	private static RecommendationKey key(ProcessInstance process) {
		return RecommendationKey.parse(process.getBusinessKey());
	}

	private static List<String> fields(List<Violation> violations) {
		return violations.stream().map(Violation::field).toList();
	}

}
