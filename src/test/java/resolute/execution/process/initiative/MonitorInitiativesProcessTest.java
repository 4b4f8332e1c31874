package resolute.execution.process.initiative;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.execution.form.Violation;
import resolute.outcome.Outcomes;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.InitiativeView;
import resolute.register.InitiativeRegister.NewInitiative;
import resolute.register.InitiativeRegister.Source;
import resolute.register.InitiativeRegister.Status;
import resolute.register.ProjectRegister;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class MonitorInitiativesProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(MonitorInitiatives.PROCESS);

	private static final OrganisationId COUNCIL = new OrganisationId("council");

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private Participants participants;

	@Autowired
	private InitiativeDesk desk;

	@Autowired
	private InitiativeRegister register;

	@Autowired
	private ProjectRegister projects;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void createCouncil(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
		this.participants.establish(COUNCIL, OrganisationKind.COUNCIL, "Координационный совет");
		this.participants.appoint(COUNCIL, "head", MemberRole.CHAIR);
	}

	@Test
	void opensTheRegisterAndSettlesAQuarter() {
		ProcessInstance process = opened();
		assertThat(this.register.openedOn(resolution(process))).contains(LocalDate.of(2014, 1, 29));
		assertThat(this.register.passingScore(resolution(process))).isEqualTo(60);
		assertThat(this.office.open(process)).isEmpty();

		this.office.fireTimer(process, "event_quarterOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 4, 1));
		// By 10 April 2014, the end of that day in Vladivostok (then UTC+11).
		assertThat(this.office.task(process, "userTask_report").getDueDate().toInstant())
			.isEqualTo("2014-04-10T12:59:59Z");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl", Map.of("recurrence", "end"));

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("userTask_giveOpinion", "serviceTask_openRegister", "event_carriedOut")
			.hasNotPassed("userTask_considerRefusal", "serviceTask_recordMissed", "serviceTask_nextQuarter");
		assertThat(recorded(process)).containsExactlyInAnyOrder("2014-Q1 CARRIED_OUT", "CARRIED_OUT");
	}

	@Test
	void goesOnWithTheNextQuarterOfTheCalendar() {
		ProcessInstance process = opened();
		this.office.fireTimer(process, "event_quarterOver");
		this.office.clock().moveTo(LocalDate.of(2014, 8, 20));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");
		this.office.fireTimer(process, "event_quarterOver");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");

		assertThat(recorded(process)).containsExactlyInAnyOrder("2014-Q1 CARRIED_OUT", "2014-Q2 CARRIED_OUT");
		BpmnAwareTests.assertThat(process).isNotEnded().isWaitingAt("event_quarterOver");
	}

	@Test
	void givesTheProcedureThirtyWorkingDays() {
		ProcessInstance process = accepted();
		// 15 working days after 29 January 2014; 30 after it, once the act is signed.
		assertThat(due(process, "userTask_draftProcedure")).isEqualTo("2014-02-19T12:59:59Z");
		this.office.complete(process, "userTask_draftProcedure");
		this.office.complete(process, "userTask_giveOpinion");
		this.office.complete(process, "userTask_signProcedure");
		assertThat(due(process, "userTask_publishProcedure")).isEqualTo("2014-03-13T12:59:59Z");
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = refused();
		this.desk.submit(citizens(process));
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined");
		assertThat(recorded(process)).containsExactlyInAnyOrder("DECLINED");
	}

	@Test
	void asksAgainWhenTheRefusalIsNotAccepted() {
		ProcessInstance process = refused();
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Полномочие ваше"));

		assertThat(this.office.open(process)).containsExactly("userTask_accept");
	}

	@Test
	void draftsAgainOnRemarksOfTheCouncilAndWithoutSignature() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_draftProcedure");
		this.office.complete(process, "userTask_giveOpinion",
				Map.of("decision", "remarks", "remarks", "Добавьте срок ответа"));
		this.office.complete(process, "userTask_draftProcedure");
		this.office.complete(process, "userTask_giveOpinion");
		this.office.complete(process, "userTask_signProcedure",
				Map.of("decision", "returned", "remarks", "Уточните проходной балл"));

		assertThat(this.office.open(process)).containsExactly("userTask_draftProcedure");
	}

	@Test
	void doesWithoutTheOpinionWhereThereIsNoCouncil() {
		ProcessInstance process = accepted();
		renameOrganisation("council", "councilAway");
		try {
			this.office.complete(process, "userTask_draftProcedure");
		}
		finally {
			renameOrganisation("councilAway", "council");
		}

		BpmnAwareTests.assertThat(process).hasPassed("gateway_councilExists").hasNotPassed("userTask_giveOpinion");
		assertThat(this.office.open(process)).containsExactly("userTask_signProcedure");
	}

	@Test
	void isReworkedAndThenClosedAsObsolete() {
		ProcessInstance process = reported();
		this.desk.submit(citizens(process));
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите выписку из реестра"));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Район преобразован в округ"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(recorded(process)).containsExactlyInAnyOrder("OBSOLETE");
	}

	@Test
	void screensWhatCameBeforeTheRegisterWasOpenedWhenItIs() {
		ProcessInstance process = accepted();
		UUID initiative = this.desk.submit(citizens(process));
		assertThat(this.office.open(process)).containsExactly("userTask_draftProcedure");

		open(process);

		assertThat(this.office.open(process)).containsExactly("userTask_screenInitiative");
		assertThat(due(process, "userTask_screenInitiative")).isEqualTo("2014-02-12T12:59:59Z");
		assertThat(this.office.task(process, "userTask_screenInitiative").getDescription()).contains("Детская площадка",
				"Нет места для игр");
		this.office.complete(process, "userTask_screenInitiative", Map.of("decision", "register"));
		assertThat(find(initiative).status()).isEqualTo(Status.REGISTERED);
		assertThat(find(initiative).number()).hasValue(1);
		assertThat(find(initiative).score()).hasValue(75);
		BpmnAwareTests.assertThat(process).hasPassed("event_registerOpened", "event_initiativeScreened");
	}

	@Test
	void makesAProjectOfAProposalThatHasItsNumberAlready() {
		ProcessInstance process = opened();
		ProcessInstance support = this.office.start("supportProjectsProcess", "3.3", resolution(process).value());
		UUID proposal = proposal(process);
		this.desk.register(proposal);
		this.office.complete(process, "userTask_screenInitiative");

		assertThat(find(proposal).number()).hasValue(1);
		assertThat(this.projects.of(resolution(process))).singleElement().satisfies((project) -> {
			assertThat(project.initiative()).isEqualTo(proposal);
			assertThat(project.company()).isEqualTo(new OrganisationId("companySampleOne"));
		});
		assertThat(this.office.task(support, "userTask_accept", "companySampleOne")).isNotNull();
		BpmnAwareTests.assertThat(process).hasPassed("event_projectAccepted").hasNotPassed("event_registerOpened");
	}

	@Test
	void screensSeveralInitiativesSideBySide() {
		ProcessInstance process = opened();
		UUID first = this.desk.submit(citizens(process));
		UUID second = this.desk.submit(citizens(process));
		List<Task> tasks = this.office.tasks(process);
		assertThat(tasks).hasSize(2);

		this.office.complete(tasks.get(0), Map.of("decision", "reject", "reason", "Это работы по текущему ремонту"));
		this.office.complete(tasks.get(1), Map.of("decision", "project", "company", "companySampleTwo"));

		assertThat(List.of(find(first), find(second))).extracting(InitiativeView::status)
			.containsExactlyInAnyOrder(Status.REJECTED, Status.REGISTERED);
		assertThat(this.projects.of(resolution(process))).extracting((project) -> project.company().value())
			.containsExactly("companySampleTwo");
	}

	@Test
	void doesNotCountAQuarterWithALateAnswer() {
		ProcessInstance process = opened();
		this.desk.submit(citizens(process));
		this.office.fireTimer(process, "event_quarterOver");
		this.office.complete(process, "userTask_screenInitiative", Map.of("decision", "register"));
		this.office.complete(process, "userTask_report");
		assertThat(fields(this.office.refusedWith(process, "userTask_removeFromControl", Map.of())))
			.containsExactly("decision");

		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "missed", "recurrence", "end", "comment", "Заявка рассмотрена через два месяца"));

		BpmnAwareTests.assertThat(process).isEnded();
		assertThat(recorded(process)).containsExactlyInAnyOrder("2014-Q1 MISSED", "CARRIED_OUT");
	}

	@Test
	void doesNotEndWhileSomebodyWaitsForAnAnswer() {
		ProcessInstance process = reported();
		this.desk.submit(citizens(process));

		assertThat(fields(this.office.refusedWith(process, "userTask_removeFromControl", Map.of("recurrence", "end"))))
			.containsExactly("recurrence");
		this.office.complete(process, "userTask_removeFromControl");
		assertThat(recorded(process)).containsExactlyInAnyOrder("2014-Q1 CARRIED_OUT");
	}

	@Test
	void refusesABadProcedure() {
		ProcessInstance process = accepted();
		String draft = "userTask_draftProcedure";

		assertThat(fields(this.office.refused(process, draft, Map.of()))).containsExactlyInAnyOrder("procedure",
				"applicationForm", "scoring", "criteria", "passingScore");
		assertThat(fields(this.office.refusedWith(process, draft, Map.of("criteria", criteria(60, 50)))))
			.containsExactly("criteria");
		assertThat(fields(this.office.refusedWith(process, draft, Map.of("criteria", criteria(100)))))
			.containsExactly("criteria");
		assertThat(fields(this.office.refusedWith(process, draft, Map.of("passingScore", 101))))
			.containsExactly("passingScore");
		assertThat(fields(this.office.refusedWith(process, draft, Map.of("passingScore", "59.5"))))
			.containsExactly("passingScore");
		assertThat(fields(this.office.refusedWith(process, draft, Map.of("scoring", List.of()))))
			.containsExactly("scoring");
	}

	@Test
	void refusesABadOpinion() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_draftProcedure");
		String opinion = "userTask_giveOpinion";

		assertThat(fields(this.office.refused(process, opinion, Map.of()))).containsExactlyInAnyOrder("decision",
				"protocolNumber", "protocolDate");
		assertThat(fields(this.office.refused(process, opinion,
				Map.of("decision", "remarks", "protocolNumber", "3", "protocolDate", "2014-01-29"))))
			.containsExactly("remarks");
		assertThat(fields(this.office.refusedWith(process, opinion, Map.of("protocolDate", "2014-01-30"))))
			.containsExactly("protocolDate");
		assertThat(fields(this.office.refusedWith(process, opinion, Map.of("protocolNumber", "1".repeat(51)))))
			.containsExactly("protocolNumber");
	}

	@Test
	void refusesABadScreening() {
		ProcessInstance process = opened();
		this.desk.submit(citizens(process));
		String screen = "userTask_screenInitiative";

		assertThat(fields(this.office.refused(process, screen, Map.of("decision", "register"))))
			.containsExactly("score");
		assertThat(fields(this.office.refused(process, screen, Map.of("decision", "reject"))))
			.containsExactly("reason");
		assertThat(fields(this.office.refusedWith(process, screen, Map.of("score", 101)))).containsExactly("score");
		assertThat(fields(this.office.refusedWith(process, screen, Map.of("decision", "register", "score", "70.5"))))
			.containsExactly("score");
		assertThat(fields(this.office.refusedWith(process, screen, Map.of("score", 59, "company", "companySampleOne"))))
			.containsExactly("score");
		// Submitted through a settlement, so somebody has to say which company does it.
		assertThat(fields(this.office.refusedWith(process, screen, Map.of()))).containsExactly("company");
		assertThat(fields(this.office.refusedWith(process, screen, Map.of("company", "settlementAmursk"))))
			.containsExactly("company");
	}

	@Test
	void doesNotRejectWhatIsRegistered() {
		ProcessInstance process = opened();
		this.desk.register(proposal(process));

		assertThat(fields(this.office.refused(process, "userTask_screenInitiative",
				Map.of("decision", "reject", "reason", "Не относится к кластеру"))))
			.containsExactly("decision");
	}

	@Test
	void refusesARemovalWithoutEveryCriterion() {
		ProcessInstance process = reported();
		String removal = "userTask_removeFromControl";

		assertThat(fields(this.office.refused(process, removal, Map.of("decision", "accept"))))
			.containsExactlyInAnyOrder("actPublished", "registerOpen", "everySubmissionAnswered", "noteFiled",
					"recurrence");
		assertThat(fields(this.office.refusedWith(process, removal, Map.of("noteFiled", false))))
			.containsExactly("noteFiled");
		assertThat(fields(this.office.refused(process, removal, Map.of("decision", "missed"))))
			.containsExactlyInAnyOrder("recurrence", "comment");
		assertThat(fields(this.office.refused(process, removal, Map.of("decision", "rework"))))
			.containsExactly("comment");
		assertThat(fields(this.office.refused(process, removal, Map.of("decision", "forget"))))
			.containsExactly("decision");
	}

	@Test
	void isTakenOffControlTogetherWithTheInitiativesThatWait() {
		ProcessInstance process = opened();
		this.desk.submit(citizens(process));
		this.control.withdraw(process, "userTask_screenInitiative");

		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("userTask_report");
	}

	private ProcessInstance accepted() {
		ProcessInstance process = this.office.start(MonitorInitiatives.PROCESS, MonitorInitiatives.NUMBER);
		this.office.complete(process, "userTask_accept");
		return process;
	}

	private ProcessInstance refused() {
		ProcessInstance process = this.office.start(MonitorInitiatives.PROCESS, MonitorInitiatives.NUMBER);
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Реестр ведёт краевое министерство"));
		return process;
	}

	private ProcessInstance opened() {
		ProcessInstance process = accepted();
		open(process);
		return process;
	}

	private void open(ProcessInstance process) {
		this.office.complete(process, "userTask_draftProcedure");
		this.office.complete(process, "userTask_giveOpinion");
		this.office.complete(process, "userTask_signProcedure");
		this.office.complete(process, "userTask_publishProcedure");
	}

	private ProcessInstance reported() {
		ProcessInstance process = opened();
		this.office.fireTimer(process, "event_quarterOver");
		this.office.complete(process, "userTask_report");
		return process;
	}

	private UUID proposal(ProcessInstance process) {
		return this.register.submit(initiative(process, "companySampleOne", Source.PROPOSAL));
	}

	private NewInitiative citizens(ProcessInstance process) {
		return initiative(process, "settlementElban", Source.CITIZENS);
	}

	private static NewInitiative initiative(ProcessInstance process, String organisation, Source source) {
		return new NewInitiative(resolution(process), new OrganisationId(organisation), source, "Детская площадка",
				"improvement", "Нет места для игр", "Поставить площадку во дворе", Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.empty(), Optional.empty());
	}

	private static List<Map<String, Object>> criteria(int... points) {
		return Arrays.stream(points)
			.mapToObj((each) -> Map.<String, Object>of("criterion", "Польза", "points", each))
			.toList();
	}

	/** An organisation that has existed cannot be made undone otherwise. */
	private void renameOrganisation(String from, String to) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("set local session_replication_role = replica").update();
			this.jdbc.sql("update organisation set id = :to where id = :from")
				.param("to", to)
				.param("from", from)
				.update();
		});
	}

	private InitiativeView find(UUID initiative) {
		return this.register.find(initiative).orElseThrow();
	}

	private Instant due(ProcessInstance process, String task) {
		return this.office.task(process, task).getDueDate().toInstant();
	}

	private static ResolutionId resolution(ProcessInstance process) {
		return RecommendationKey.parse(process.getBusinessKey()).resolution();
	}

	private List<String> recorded(ProcessInstance process) {
		return this.outcomes.of(RecommendationKey.parse(process.getBusinessKey()))
			.stream()
			.map((outcome) -> outcome.period().map((period) -> period + " ").orElse("") + outcome.kind())
			.toList();
	}

	private static List<String> fields(List<Violation> violations) {
		return violations.stream().map(Violation::field).toList();
	}

}
