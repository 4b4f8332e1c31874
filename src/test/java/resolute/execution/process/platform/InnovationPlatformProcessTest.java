package resolute.execution.process.platform;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.execution.form.Violation;
import resolute.execution.process.Withdrawals.Extent;
import resolute.execution.process.Withdrawals.Scope;
import resolute.execution.process.assignment.Assignments;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.participant.Participants;
import resolute.register.AssignmentRegister;
import resolute.register.AssignmentRegister.Assignment;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.NewInitiative;
import resolute.register.InitiativeRegister.Source;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.support.Bodies;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class InnovationPlatformProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(InnovationPlatform.PROCESS);

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private AssignmentRegister assignments;

	@Autowired
	private InitiativeRegister initiatives;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private Participants participants;

	@BeforeEach
	void prepare(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
		Bodies.establish(this.participants);
	}

	@Test
	void givesAnAssignmentWhenTheCouncilCreatesThePlatform() {
		ProcessInstance process = memorandum();
		this.office.complete(process, InnovationPlatform.DECIDE, Map.of("assignment",
				"Создать площадку при Центре кластерного развития", "assignmentDueOn", "2014-09-01"));

		RecommendationKey recommendation = RecommendationKey.parse(process.getBusinessKey());
		assertThat(this.assignments.of(recommendation))
			.containsExactly(new Assignment(recommendation, new OrganisationId("district"),
					"Создать площадку при Центре кластерного развития", LocalDate.of(2014, 9, 1)));
		assertThat(this.runtime.createProcessInstanceQuery()
			.processDefinitionKey(Assignments.PROCESS)
			.processInstanceBusinessKey(process.getBusinessKey())
			.count()).isOne();
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("userTask_findPartners", "userTask_estimateCosts", "serviceTask_giveAssignment",
					"event_carriedOut")
			.hasNotPassed("userTask_considerRefusal", "event_obsolete");
		assertThat(outcome(process)).containsExactly(OutcomeKind.CARRIED_OUT);
	}

	@Test
	void isCarriedOutWithoutAnAssignmentWhenTheCouncilPostponesOrRefuses() {
		for (Map<String, String> decision : List.of(
				Map.of("decision", "postpone", "comment", "Нет источника затрат", "returnOn", "2014-12-01"),
				Map.of("decision", "refuse", "comment", "Площадка есть в крае"))) {
			ProcessInstance process = memorandum();
			this.office.complete(process, InnovationPlatform.DECIDE, decision);
			assertThat(this.office.task(process, "userTask_report").getDescription())
				.startsWith("Сообщение: " + decision.get("comment"));
			this.office.complete(process, "userTask_report");
			this.office.complete(process, "userTask_removeFromControl");

			BpmnAwareTests.assertThat(process).isEnded().hasNotPassed("serviceTask_giveAssignment");
			assertThat(outcome(process)).containsExactly(OutcomeKind.CARRIED_OUT);
			assertThat(this.assignments.of(RecommendationKey.parse(process.getBusinessKey()))).isEmpty();
		}
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = this.office.start(InnovationPlatform.PROCESS, "4.2");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Площадку создаёт край"));
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined").hasNotPassed("userTask_report");
		assertThat(outcome(process)).containsExactly(OutcomeKind.DECLINED);
	}

	@Test
	void asksAgainWhenTheRefusalIsNotAccepted() {
		ProcessInstance process = this.office.start(InnovationPlatform.PROCESS, "4.2");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "notOurs", "reason", "Это дело администрации"));
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Группа создана для этого"));

		assertThat(this.office.open(process)).containsExactly("userTask_accept");
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsolete() {
		ProcessInstance process = memorandum();
		this.office.complete(process, InnovationPlatform.DECIDE,
				Map.of("decision", "refuse", "comment", "Площадка есть в крае"));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите протокол"));
		assertThat(this.office.open(process)).containsExactly("userTask_report");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Район преобразован в округ"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(outcome(process)).containsExactly(OutcomeKind.OBSOLETE);
	}

	@Test
	void wantsTheCostsFromTheDistrictInTheFirstHalfOfTheTerm() {
		ProcessInstance process = described();

		assertThat(this.office.open(process)).containsExactly("userTask_estimateCosts", "userTask_findPartners");
		// 30 working days after Wednesday 29 January 2014 end with Thursday 13 March.
		assertThat(this.office.task(process, "userTask_estimateCosts").getDueDate().toInstant())
			.isEqualTo("2014-03-13T12:59:59Z");
	}

	@Test
	void refusesFewerThanTwoOptions() {
		ProcessInstance process = accepted();
		Map<String, String> option = Map.of("name", "Отдел центра", "legalForm", "unit", "description",
				"Отдел ведёт пилоты и отчитывается совету", "risks", "Нет людей");
		assertThat(fields(this.office.refused(process, "userTask_surveyAnalogues", Map.of())))
			.containsExactly("analogues", "conclusion");
		this.office.complete(process, "userTask_surveyAnalogues");
		String describe = InnovationPlatform.DESCRIBE_OPTIONS;

		assertThat(fields(this.office.refused(process, describe, Map.of()))).containsExactly("options");
		assertThat(fields(this.office.refused(process, describe, Map.of("options", List.of(option)))))
			.containsExactly("options");
		assertThat(fields(this.office.refused(process, describe, Map.of("options", List.of(option, Map.of())))))
			.containsExactly("options[1].name", "options[1].legalForm", "options[1].description", "options[1].risks");
		assertThat(fields(this.office.refused(process, describe, Map.of("options", Collections.nCopies(11, option)))))
			.containsExactly("options");
	}

	@Test
	void howTheCostsWereCountedIsNoRemark() {
		ProcessInstance process = described();
		this.office.complete(process, "userTask_findPartners");
		this.office.complete(process, "userTask_estimateCosts");

		assertThat(this.office.task(process, "userTask_choosePilots").getDescription()).doesNotContain("Замечание");
	}

	@Test
	void refusesCostsThatDoNotCoverEveryOptionOnce() {
		ProcessInstance process = described();
		String estimate = "userTask_estimateCosts";

		assertThat(fields(this.office.refused(process, estimate, Map.of("costs", List.of(cost(1))))))
			.containsExactly("costs");
		assertThat(fields(this.office.refused(process, estimate, Map.of("costs", List.of(cost(1), cost(2), cost(2))))))
			.containsExactly("costs");
		assertThat(fields(this.office.refused(process, estimate, Map.of("costs", List.of(cost(1), cost(2), cost(3))))))
			.containsExactly("costs");
		assertThat(fields(this.office.refused(process, estimate, Map.of("costs", List.of(cost(0), cost(2))))))
			.containsExactly("costs[0].option");
		assertThat(fields(this.office.refused(process, "userTask_findPartners", Map.of()))).containsExactly("partners");
	}

	@Test
	void takesPilotsFromTheRegisterOnly() {
		ProcessInstance process = priced();
		String choose = "userTask_choosePilots";
		UUID initiative = this.initiatives.submit(new NewInitiative(
				RecommendationKey.parse(process.getBusinessKey()).resolution(), new OrganisationId("companySampleOne"),
				Source.PROPOSAL, "Датчики утечек", "innovation", "Потери воды", "Датчики", Optional.empty(),
				Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
		int number = this.initiatives.register(initiative);

		assertThat(fields(this.office.refused(process, choose, Map.of("pilotsFound", "chosen"))))
			.containsExactly("pilots");
		assertThat(fields(this.office.refused(process, choose, Map.of("pilotsFound", "none"))))
			.containsExactly("reason");
		assertThat(fields(this.office.refused(process, choose,
				Map.of("pilotsFound", "chosen", "pilots", List.of(pilot(number), pilot(number + 1))))))
			.containsExactly("pilots");
		this.office.complete(process, choose,
				Map.of("pilotsFound", "chosen", "reason", "", "pilots", List.of(pilot(number))));
		assertThat(this.office.open(process)).containsExactly("userTask_writeMemorandum");
	}

	@Test
	void refusesAMemorandumThatPrefersAnOptionNobodyDescribed() {
		ProcessInstance process = priced();
		this.office.complete(process, "userTask_choosePilots");
		String write = "userTask_writeMemorandum";

		assertThat(fields(this.office.refusedWith(process, write, Map.of("preferredOption", 3))))
			.containsExactly("preferredOption");
		assertThat(fields(this.office.refusedWith(process, write, Map.of("summary", "Создать"))))
			.containsExactly("summary");
		assertThat(fields(this.office.refusedWith(process, write, Map.of("memorandum", List.of()))))
			.containsExactly("memorandum");
		assertThat(fields(this.office.refusedWith(process, write, Map.of("concept", List.of()))))
			.containsExactly("concept");
	}

	@Test
	void refusesADecisionWithoutWhatItNeeds() {
		ProcessInstance process = memorandum();
		String decide = InnovationPlatform.DECIDE;

		assertThat(fields(this.office.refused(process, decide, Map.of("decision", "create"))))
			.contains("executor", "assignment", "assignmentDueOn", "protocol")
			.doesNotContain("comment", "returnOn");
		assertThat(fields(this.office.refused(process, decide, Map.of("decision", "postpone"))))
			.contains("comment", "returnOn", "protocol")
			.doesNotContain("executor", "assignment");
		assertThat(fields(this.office.refusedWith(process, decide, Map.of("executor", "nobody"))))
			.containsExactly("executor");
		assertThat(fields(this.office.refusedWith(process, decide, Map.of("assignmentDueOn", "2014-01-28"))))
			.containsExactly("assignmentDueOn");
	}

	@Test
	void isNotAcceptedWithoutEveryCriterion() {
		ProcessInstance process = memorandum();
		this.office.complete(process, InnovationPlatform.DECIDE,
				Map.of("decision", "refuse", "comment", "Площадка есть в крае"));
		this.office.complete(process, "userTask_report");
		for (String box : List.of("optionsCompared", "memorandumPresent", "decisionRecorded", "assignmentGiven")) {
			assertThat(fields(this.office.refusedWith(process, "userTask_removeFromControl", Map.of(box, false))))
				.containsExactly(box);
		}
	}

	@Test
	void isTakenOffControlWhileItIsUnderWay() {
		ProcessInstance process = described();
		Scope ended = this.control.withdraw(this.office.tasks(process).get(0), Extent.PART);

		assertThat(ended).isEqualTo(new Scope(RecommendationKey.parse(process.getBusinessKey()), ended.process(),
				Optional.empty(), Optional.empty()));
		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("userTask_report");
	}

	private ProcessInstance accepted() {
		ProcessInstance process = this.office.start(InnovationPlatform.PROCESS, "4.2");
		this.office.complete(process, "userTask_accept");
		return process;
	}

	private ProcessInstance described() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_surveyAnalogues");
		this.office.complete(process, InnovationPlatform.DESCRIBE_OPTIONS);
		return process;
	}

	private ProcessInstance priced() {
		ProcessInstance process = described();
		this.office.complete(process, "userTask_estimateCosts");
		this.office.complete(process, "userTask_findPartners");
		return process;
	}

	private ProcessInstance memorandum() {
		ProcessInstance process = priced();
		this.office.complete(process, "userTask_choosePilots");
		this.office.complete(process, "userTask_writeMemorandum");
		return process;
	}

	private static Map<String, Object> cost(int option) {
		return Map.of("option", option, "oneOff", 100, "yearly", 50, "financing", "Бюджет района");
	}

	private static Map<String, Object> pilot(int number) {
		return Map.of("registerNumber", number, "why", "Дёшево и быстро проверить");
	}

	private List<OutcomeKind> outcome(ProcessInstance process) {
		return this.outcomes.of(RecommendationKey.parse(process.getBusinessKey()))
			.stream()
			.filter((outcome) -> outcome.organisation().isEmpty())
			.map(Outcomes.Outcome::kind)
			.toList();
	}

	private static List<String> fields(List<Violation> violations) {
		return violations.stream().map(Violation::field).toList();
	}

}
