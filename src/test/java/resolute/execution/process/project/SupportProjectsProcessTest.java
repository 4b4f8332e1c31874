package resolute.execution.process.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.execution.form.Violation;
import resolute.execution.process.Announcements;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.Outcomes;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.NewInitiative;
import resolute.register.InitiativeRegister.Source;
import resolute.register.ProjectRegister;
import resolute.register.ProjectRegister.State;
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

@ApplicationTest
class SupportProjectsProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(SupportProjects.PROCESS);

	private static final String ONE = "companySampleOne";

	private static final String TWO = "companySampleTwo";

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private InitiativeRegister initiatives;

	@Autowired
	private ProjectRegister register;

	@Autowired
	private ProjectDesk desk;

	@Autowired
	private Announcements announcements;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void useEngine(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
	}

	@Test
	void endsWithoutProjectsWhenNoneWasProposed() {
		ProcessInstance process = start();
		closeProposals(process);

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_noProjects").hasNotPassed("gateway_wait");
		assertThat(recorded(process)).containsExactlyInAnyOrder("NO_PROJECTS");
	}

	@Test
	void helpsAProjectThatWasAcceptedBeforeProposalsClosed() {
		ProcessInstance process = start();
		UUID project = accept(process, ONE);
		closeProposals(process);
		BpmnAwareTests.assertThat(process).isWaitingAt("gateway_wait");

		agree(process);
		assertThat(state(project)).isEqualTo(State.AGREED);
		this.office.complete(process, "userTask_confirmMilestone");
		this.office.fireTimer(process, "event_quarterOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 4, 1));
		assertThat(due(process, "userTask_fileStatus")).isEqualTo("2014-04-10T12:59:59Z");
		this.office.complete(process, "userTask_fileStatus");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("event_projectEnded", "event_projectClosed", "event_projectsEnded", "event_milestonesReached")
			.hasNotPassed("event_checkAgain", "serviceTask_recordNoProjects", "userTask_considerRefusal");
		assertThat(state(project)).isEqualTo(State.FINISHED);
		assertThat(recorded(process)).containsExactlyInAnyOrder(ONE + " CARRIED_OUT", "CARRIED_OUT");
	}

	@Test
	void waitsForTheScreeningOfTheLastProposal() {
		ProcessInstance process = start();
		UUID initiative = registered(process, ONE);
		closeProposals(process);
		BpmnAwareTests.assertThat(process).isWaitingAt("gateway_wait");

		this.initiatives.score(initiative, 40);
		this.announcements.announce("resolute.initiativeScreened", process.getBusinessKey(), Map.of());

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_initiativeScreened", "event_noProjects");
	}

	@Test
	void acceptsAProjectAfterProposalsClosed() {
		ProcessInstance process = start();
		UUID initiative = registered(process, ONE);
		closeProposals(process);
		this.initiatives.score(initiative, 80);
		this.desk.accept(initiative, new OrganisationId(ONE));

		assertThat(this.office.open(process)).containsExactly("userTask_accept");
		finish(process);
		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_projectsEnded");
	}

	@Test
	void doesNotWaitForEverForAScreening() {
		ProcessInstance process = start();
		registered(process, ONE);
		closeProposals(process);
		this.office.fireTimer(process, "event_checkAgain");

		// 20 working days after Wednesday 29 January 2014 end with Wednesday 26 February.
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 2, 27));
		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_checkAgain", "event_noProjects");
	}

	@Test
	void goesOnUntilTheLastProjectHasEnded() {
		ProcessInstance process = start();
		UUID first = accept(process, ONE);
		UUID second = accept(process, TWO);
		closeProposals(process);
		this.office.complete(process, "userTask_accept", ONE, refusal());
		this.office.complete(process, "userTask_considerRefusal");

		assertThat(state(first)).isEqualTo(State.DECLINED);
		BpmnAwareTests.assertThat(process).hasPassed("event_projectEnded").isNotEnded().isWaitingAt("gateway_wait");
		finish(process);
		BpmnAwareTests.assertThat(process).isEnded();
		assertThat(state(second)).isEqualTo(State.FINISHED);
		assertThat(recorded(process)).containsExactlyInAnyOrder(ONE + " DECLINED", TWO + " CARRIED_OUT", "CARRIED_OUT");
	}

	@Test
	void keepsTheBranchesOfTwoProjectsApart() {
		ProcessInstance process = start();
		accept(process, ONE);
		accept(process, TWO);
		this.office.complete(process, "userTask_accept", ONE, Map.of());
		this.office.complete(process, "userTask_accept", TWO, Map.of());
		this.office.complete(process, "userTask_describeProject", ONE, Map.of());
		this.office.complete(process, "userTask_describeProject", TWO, Map.of("settlement", "settlementAmursk"));

		assertThat(this.office.task(process, "userTask_proposeSettlementSupport", "settlementElban").getDescription())
			.contains("Единая диспетчерская " + ONE);
		assertThat(this.office.task(process, "userTask_proposeSettlementSupport", "settlementAmursk").getDescription())
			.contains("Единая диспетчерская " + TWO);
	}

	@Test
	void endsAsDeclinedWhenTheOnlyProjectIsRefused() {
		ProcessInstance process = start();
		accept(process, ONE);
		this.office.complete(process, "userTask_accept", refusal());
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Район готов помочь"));
		this.office.complete(process, "userTask_accept", refusal());
		this.office.complete(process, "userTask_considerRefusal");
		closeProposals(process);

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_projectsEnded");
		assertThat(recorded(process)).containsExactlyInAnyOrder(ONE + " DECLINED", "DECLINED");
	}

	@Test
	void asksForTheCardAgainWhenThePartiesDoNotAgree() {
		ProcessInstance process = start();
		accept(process, ONE);
		this.office.complete(process, "userTask_accept");
		describeAndPropose(process);
		this.office.complete(process, "userTask_signAgreement",
				Map.of("decision", "notAgreed", "disagreement", "Район не предоставит помещение"));

		assertThat(this.office.open(process)).containsExactly("userTask_describeProject");
		assertThat(this.office.task(process, "userTask_describeProject").getDescription())
			.startsWith("Замечание: Район не предоставит помещение");
		describeAndPropose(process);
		this.office.complete(process, "userTask_signAgreement");
		assertThat(this.office.open(process)).containsExactly("userTask_confirmMilestone");
	}

	@Test
	void asksForTheStatusOfEveryQuarterUntilTheProjectStops() {
		ProcessInstance process = start();
		UUID project = accept(process, ONE);
		agree(process);
		this.office.fireTimer(process, "event_quarterOver");
		this.office.complete(process, "userTask_fileStatus", Map.of("phase", "running"));
		assertThat(state(project)).isEqualTo(State.RUNNING);
		this.office.fireTimer(process, "event_quarterOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 7, 1));
		this.office.complete(process, "userTask_fileStatus",
				Map.of("phase", "stopped", "stopReason", "Инвестор отказался"));

		assertThat(this.office.open(process)).containsExactly("userTask_report");
		assertThat(state(project)).isEqualTo(State.STOPPED);
		assertThat(this.register.statuses(project)).extracting((status) -> status.quarter().code())
			.containsExactly("2014-Q1", "2014-Q2");
	}

	@Test
	void isReworkedAndThenClosedAsObsolete() {
		ProcessInstance process = start();
		accept(process, ONE);
		reportEnd(process);
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите акт"));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Компания ликвидирована"));
		closeProposals(process);

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("serviceTask_recordObsolete");
		assertThat(recorded(process)).containsExactlyInAnyOrder(ONE + " OBSOLETE", "OBSOLETE");
	}

	@Test
	void countsTheTermsFromTheDayOfAcceptance() {
		ProcessInstance process = start();
		accept(process, ONE);
		this.office.complete(process, "userTask_accept");
		this.office.complete(process, "userTask_describeProject");
		assertThat(due(process, "userTask_proposeDistrictSupport")).isEqualTo("2014-02-12T12:59:59Z");
		this.office.complete(process, "userTask_proposeDistrictSupport");
		this.office.complete(process, "userTask_proposeSettlementSupport");
		assertThat(due(process, "userTask_signAgreement")).isEqualTo("2014-02-26T12:59:59Z");
		this.office.complete(process, "userTask_signAgreement");
		// 60 days after 29 January 2014 is Sunday 30 March.
		assertThat(due(process, "userTask_confirmMilestone")).isEqualTo("2014-03-28T12:59:59Z");
	}

	@Test
	void refusesABadCard() {
		ProcessInstance process = start();
		accept(process, ONE);
		this.office.complete(process, "userTask_accept");
		String card = "userTask_describeProject";

		assertThat(fields(this.office.refused(process, card, Map.of()))).containsExactlyInAnyOrder("goal", "manager",
				"settlement", "startsOn", "endsOn", "milestones");
		assertThat(fields(this.office.refusedWith(process, card, Map.of("endsOn", "2014-01-28"))))
			.containsExactly("endsOn");
		assertThat(fields(this.office.refusedWith(process, card,
				Map.of("milestones", List.of(Map.of("milestone", "Поздно", "dueOn", "2020-01-01"))))))
			.containsExactly("milestones");
		assertThat(fields(this.office.refusedWith(process, card,
				Map.of("milestones", List.of(Map.of("milestone", "Рано", "dueOn", "2014-01-01"))))))
			.containsExactly("milestones");
		assertThat(fields(
				this.office.refusedWith(process, card, Map.of("milestones", List.of(Map.of("milestone", "Без дня"))))))
			.containsExactly("milestones[0].dueOn");
		assertThat(fields(this.office.refusedWith(process, card, Map.of("settlement", ONE))))
			.containsExactly("settlement");
		assertThat(fields(this.office.refusedWith(process, card, Map.of("goal", "Коротко")))).containsExactly("goal");
	}

	@Test
	void refusesBadSupportAndABadAgreement() {
		ProcessInstance process = start();
		accept(process, ONE);
		this.office.complete(process, "userTask_accept");
		this.office.complete(process, "userTask_describeProject");
		String support = "userTask_proposeDistrictSupport";
		assertThat(fields(this.office.refused(process, support, Map.of()))).containsExactly("support");
		assertThat(fields(this.office.refused(process, support, Map.of("support", "give"))))
			.containsExactly("measures");
		assertThat(fields(this.office.refused(process, support, Map.of("support", "none")))).containsExactly("whyNot");
		assertThat(fields(this.office.refusedWith(process, support, Map.of("amount", -5)))).containsExactly("amount");

		this.office.complete(process, support);
		this.office.complete(process, "userTask_proposeSettlementSupport",
				Map.of("support", "none", "whyNot", "Нет средств в бюджете"));
		String agreement = "userTask_signAgreement";
		assertThat(fields(this.office.refused(process, agreement, Map.of("decision", "signed"))))
			.containsExactlyInAnyOrder("agreementNumber", "agreementDate", "documents");
		assertThat(this.office.refusedWith(process, agreement, Map.of("agreementDate", "2014-01-28"))).singleElement()
			.satisfies((violation) -> assertThat(violation.field()).isEqualTo("agreementDate"))
			.satisfies((violation) -> assertThat(violation.message()).endsWith(" принят: 29.01.2014."));
		assertThat(fields(this.office.refusedWith(process, agreement, Map.of("agreementDate", "2014-01-30"))))
			.containsExactly("agreementDate");
		assertThat(fields(this.office.refused(process, agreement, Map.of("decision", "notAgreed"))))
			.containsExactly("disagreement");
	}

	@Test
	void refusesBadMilestonesAndStatuses() {
		ProcessInstance process = start();
		accept(process, ONE);
		agree(process);
		String milestone = "userTask_confirmMilestone";
		assertThat(fields(this.office.refused(process, milestone, Map.of()))).containsExactlyInAnyOrder("reachedOn",
				"documents");
		assertThat(fields(this.office.refusedWith(process, milestone, Map.of("reachedOn", "2014-01-30"))))
			.containsExactly("reachedOn");
		assertThat(fields(this.office.refusedWith(process, milestone, Map.of("documents", List.of()))))
			.containsExactly("documents");
		assertThat(fields(this.office.refusedWith(process, milestone, Map.of("reachedOn", "в срок"))))
			.containsExactly("reachedOn");

		this.office.fireTimer(process, "event_quarterOver");
		String status = "userTask_fileStatus";
		assertThat(fields(this.office.refused(process, status, Map.of()))).containsExactlyInAnyOrder("phase",
				"progress");
		assertThat(fields(this.office.refusedWith(process, status, Map.of("phase", "running", "progress", "Идёт"))))
			.containsExactly("progress");
		assertThat(fields(this.office.refusedWith(process, status, Map.of("phase", "stopped", "stopReason", ""))))
			.containsExactly("stopReason");
		// The milestone is still open.
		assertThat(fields(this.office.refusedWith(process, status, Map.of("phase", "finished"))))
			.containsExactly("phase");
	}

	@Test
	void refusesARemovalWithoutEveryCriterionAndStatus() {
		ProcessInstance process = start();
		UUID project = accept(process, ONE);
		reportEnd(process);
		String removal = "userTask_removeFromControl";

		assertThat(fields(this.office.refused(process, removal, Map.of("decision", "accept"))))
			.containsExactlyInAnyOrder("statusesFiled", "projectEnded", "documentAttached");
		assertThat(fields(this.office.refusedWith(process, removal, Map.of("documentAttached", false))))
			.containsExactly("documentAttached");
		assertThat(fields(this.office.refused(process, removal, Map.of("decision", "closeAsObsolete"))))
			.containsExactly("comment");
		this.jdbc.sql("delete from project_status where project_id = :id").param("id", project).update();
		assertThat(fields(this.office.refusedWith(process, removal, Map.of()))).containsExactly("decision");
	}

	@Test
	void endsOnlyTheProjectThatIsTakenOffControl() {
		ProcessInstance process = start();
		UUID first = accept(process, ONE);
		UUID second = accept(process, TWO);
		closeProposals(process);
		this.office.complete(process, "userTask_accept", ONE, Map.of());
		Scope ended = this.control.withdraw(process, "userTask_describeProject");

		assertThat(ended.organisation()).contains(new OrganisationId(ONE));
		this.control.assertRecorded(process, ended);
		assertThat(this.register.find(first).orElseThrow().ended()).isTrue();
		BpmnAwareTests.assertThat(process)
			.isNotEnded()
			.hasPassed("event_projectWithdrawalRecorded", "event_projectEnded")
			.isWaitingAt("gateway_wait");
		assertThat(this.office.open(process)).containsExactly("userTask_accept");
		finish(process);
		BpmnAwareTests.assertThat(process).isEnded();
		assertThat(state(second)).isEqualTo(State.FINISHED);
		assertThat(recorded(process)).containsExactlyInAnyOrder(ONE + " OBSOLETE", TWO + " CARRIED_OUT", "CARRIED_OUT");
	}

	@Test
	void endsAsObsoleteWhenTheLastProjectIsTakenOffControl() {
		ProcessInstance process = start();
		UUID project = accept(process, ONE);
		closeProposals(process);
		agree(process);
		// Both the milestones and the quarters of the project.
		this.control.withdraw(process, "userTask_confirmMilestone");

		assertThat(state(project)).isEqualTo(State.STOPPED);
		BpmnAwareTests.assertThat(process).hasPassed("event_projectsEnded");
		this.control.assertClosed(process);
	}

	@Test
	void isTakenOffControlWithAllItsProjects() {
		ProcessInstance process = start();
		UUID first = accept(process, ONE);
		UUID second = accept(process, TWO);
		this.control.withdrawWhole(process);

		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded");
		assertThat(List.of(first, second)).allMatch((project) -> this.register.find(project).orElseThrow().ended());
	}

	private ProcessInstance start() {
		return this.office.start(SupportProjects.PROCESS, SupportProjects.NUMBER);
	}

	private void closeProposals(ProcessInstance process) {
		this.announcements.announce("resolute.proposalsClosed", process.getBusinessKey(), Map.of());
	}

	private UUID registered(ProcessInstance process, String company) {
		UUID initiative = this.initiatives
			.submit(new NewInitiative(resolution(process), new OrganisationId(company), Source.PROPOSAL,
					"Единая диспетчерская " + company, "digital", "Заявки теряются", "Единый номер для жителей",
					Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
		this.initiatives.register(initiative);
		return initiative;
	}

	private UUID accept(ProcessInstance process, String company) {
		UUID initiative = registered(process, company);
		this.initiatives.score(initiative, 80);
		return this.desk.accept(initiative, new OrganisationId(company));
	}

	private void describeAndPropose(ProcessInstance process) {
		this.office.complete(process, "userTask_describeProject");
		this.office.complete(process, "userTask_proposeDistrictSupport");
		this.office.complete(process, "userTask_proposeSettlementSupport");
	}

	private void agree(ProcessInstance process) {
		this.office.complete(process, "userTask_accept");
		describeAndPropose(process);
		this.office.complete(process, "userTask_signAgreement");
	}

	private void reportEnd(ProcessInstance process) {
		agree(process);
		this.office.complete(process, "userTask_confirmMilestone");
		this.office.fireTimer(process, "event_quarterOver");
		this.office.complete(process, "userTask_fileStatus");
		this.office.complete(process, "userTask_report");
	}

	private void finish(ProcessInstance process) {
		reportEnd(process);
		this.office.complete(process, "userTask_removeFromControl");
	}

	private static Map<String, Object> refusal() {
		return Map.of("decision", "declined", "reason", "Нет средств на проект");
	}

	private State state(UUID project) {
		return this.register.find(project).orElseThrow().state();
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
			.map((outcome) -> outcome.organisation().map((organisation) -> organisation + " ").orElse("")
					+ outcome.kind())
			.toList();
	}

	private static List<String> fields(List<Violation> violations) {
		return violations.stream().map(Violation::field).toList();
	}

}
