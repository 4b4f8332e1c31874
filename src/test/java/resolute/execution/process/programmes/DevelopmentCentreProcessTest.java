package resolute.execution.process.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.execution.form.Violation;
import resolute.execution.process.Withdrawals.Extent;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.Outcomes;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.register.SupportMeasureRegister;
import resolute.register.SupportMeasureRegister.Measure;
import resolute.register.SupportMeasureRegister.Plan;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class DevelopmentCentreProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(DevelopmentCentre.PROCESS);

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private Participants participants;

	@Autowired
	private SupportMeasureRegister register;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void useEngine(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
	}

	@BeforeEach
	void establishCouncil() {
		OrganisationId council = new OrganisationId("council");
		this.participants.establish(council, OrganisationKind.COUNCIL, "Координационный совет");
		this.participants.appoint(council, "head", MemberRole.CHAIR);
	}

	@Test
	void putsTheCentreIntoAProgrammeThatIsInForce() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl", Map.of("recurrence", "end"));

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("userTask_giveCouncilOpinion", "serviceTask_putMeasuresInForce", "event_carriedOut")
			.hasNotPassed("userTask_considerRefusal", "event_yearBegun", "event_obsolete");
		assertThat(outcomes(process)).containsExactlyInAnyOrder("2014 carriedOut", "carriedOut");
		assertThat(this.register.of(key(process).resolution(), 2014)).singleElement().satisfies((entry) -> {
			assertThat(entry.plan()).isEqualTo(plan(process));
			assertThat(entry.actNumber()).isPresent();
		});
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = start();
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Центр уже создаёт край"));
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined").hasNotPassed("serviceTask_firstYear");
		assertThat(outcomes(process)).containsExactly("declined");
	}

	@Test
	void asksAgainWhenTheRefusalIsNotAccepted() {
		ProcessInstance process = start();
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "notOurs", "reason", "Это полномочие поселений"));
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Районные программы ведёте вы"));

		assertThat(this.office.open(process)).containsExactly("userTask_accept");
	}

	@Test
	void sendsRemarksOfTheFinanceOfficeWhereTheyBelong() {
		ProcessInstance process = requested();
		this.office.complete(process, "userTask_giveFinanceOpinion",
				Map.of("financeOpinion", "remarksOnRequest", "remarks", "Нет расчёта к заявке"));
		assertThat(this.office.open(process)).containsExactly("userTask_requestBudget");
		this.office.complete(process, "userTask_requestBudget");
		this.office.complete(process, "userTask_giveFinanceOpinion",
				Map.of("financeOpinion", "remarksOnMeasures", "remarks", "Мера не относится к программе"));

		assertThat(this.office.open(process)).containsExactly("userTask_exchangeMeasures");
	}

	@Test
	void replacesMeasuresThatAreEnteredAgain() {
		ProcessInstance process = requested();
		this.office.complete(process, "userTask_giveFinanceOpinion",
				Map.of("financeOpinion", "remarksOnMeasures", "remarks", "Мера не относится к программе"));
		this.office.complete(process, "userTask_exchangeMeasures",
				Map.of("measures", List.of(measure("Обучить мастеров", "250.5"))));

		assertThat(this.register.of(key(process).resolution(), 2014)).singleElement()
			.satisfies((entry) -> assertThat(entry.measure().measure()).isEqualTo("Обучить мастеров"));
		assertThat(this.register.cost(plan(process))).isEqualByComparingTo("250.5");
	}

	@Test
	void draftsAgainWhatTheHeadDoesNotSign() {
		ProcessInstance process = requested();
		this.office.complete(process, "userTask_giveFinanceOpinion");
		this.office.complete(process, "userTask_giveCouncilOpinion");
		this.office.complete(process, "userTask_draftAmendments");
		this.office.complete(process, "userTask_signAmendments",
				Map.of("decision", "returned", "remarks", "Уточните исполнителя меры"));

		assertThat(this.office.open(process)).containsExactly("userTask_draftAmendments");
	}

	@Test
	void isDoneForTheYearWithTheReasonedRefusalOfTheCouncil() {
		ProcessInstance process = requested();
		this.office.complete(process, "userTask_giveFinanceOpinion");
		this.office.complete(process, "userTask_giveCouncilOpinion",
				Map.of("councilOpinion", "refuse", "reasons", "Сначала нужна стратегия кластера"));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl", Map.of("recurrence", "end"));

		BpmnAwareTests.assertThat(process).isEnded().hasNotPassed("userTask_draftAmendments");
		assertThat(outcomes(process)).containsExactlyInAnyOrder("2014 carriedOut", "carriedOut");
		assertThat(this.register.isDecided(plan(process))).isTrue();
		assertThat(this.register.of(key(process).resolution(), 2014)).singleElement()
			.satisfies((entry) -> assertThat(entry.actNumber()).isEmpty());
	}

	@Test
	@Transactional
	void doesNotWaitForACouncilThatDoesNotExist() {
		// Rolled back with the test: other tests go on with the council.
		this.jdbc.sql("set local session_replication_role = replica").update();
		this.jdbc.sql("delete from organisation where id = 'council'").update();
		ProcessInstance process = requested();
		this.office.complete(process, "userTask_giveFinanceOpinion");

		assertThat(this.office.open(process)).containsExactly("userTask_draftAmendments");
	}

	@Test
	void beginsTheNextYearWithTheExchangeOfMeasures() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl");
		assertThat(this.office.open(process)).isEmpty();
		this.office.fireTimer(process, "event_yearBegun");

		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2015, 1, 1));
		assertThat(this.office.open(process)).containsExactly("userTask_exchangeMeasures");
		this.office.complete(process, "userTask_exchangeMeasures");
		// 1 August 2015 is a Saturday.
		assertThat(due(process, "userTask_requestBudget")).isEqualTo("2015-07-31");
		assertThat(outcomes(process)).containsExactly("2014 carriedOut");
	}

	@Test
	void recordsAYearAsMissedThatPassedBeforeTheOneBeforeWasDone() {
		ProcessInstance process = reported();
		this.office.clock().moveTo(LocalDate.of(2016, 3, 1));
		this.office.complete(process, "userTask_removeFromControl");
		this.office.fireTimer(process, "event_yearBegun");

		assertThat(outcomes(process)).containsExactlyInAnyOrder("2014 carriedOut", "2015 missed");
		this.office.complete(process, "userTask_exchangeMeasures");
		assertThat(due(process, "userTask_requestBudget")).isEqualTo("2016-08-01");
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsolete() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите выписку из бюджета"));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Район преобразован в округ"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(outcomes(process)).containsExactly("obsolete");
	}

	@Test
	void hasTheRequestDueOnTheFirstOfAugustAndTheActOnTheFifteenthOfOctober() {
		ProcessInstance process = listed();
		// 10 working days before Friday 1 August 2014.
		assertThat(due(process, "userTask_exchangeMeasures")).isEqualTo("2014-07-18");
		this.office.complete(process, "userTask_exchangeMeasures");
		assertThat(due(process, "userTask_requestBudget")).isEqualTo("2014-08-01");
		this.office.complete(process, "userTask_requestBudget");
		this.office.complete(process, "userTask_giveFinanceOpinion");
		this.office.complete(process, "userTask_giveCouncilOpinion");
		this.office.complete(process, "userTask_draftAmendments");
		this.office.complete(process, "userTask_signAmendments");

		assertThat(due(process, "userTask_publishAmendments")).isEqualTo("2014-10-15");
	}

	@Test
	void plansInTheNextYearWhenItStartsAfterTheFirstOfAugust() {
		this.office.clock().moveTo(LocalDate.of(2014, 9, 1));
		ProcessInstance process = this.office.start(DevelopmentCentre.PROCESS, "1.6", this.office.newResolution());
		prepare(process);
		this.office.complete(process, "userTask_exchangeMeasures");

		assertThat(due(process, "userTask_requestBudget")).isEqualTo("2015-07-31");
	}

	@Test
	void showsTheDistrictWhatTheSettlementsPlan() {
		ProcessInstance process = start();
		this.register.propose(
				new Plan(new RecommendationKey(key(process).resolution(), "2.2"), new OrganisationId("settlementElban"),
						2014),
				List.of(new Measure("Благоустройство", "Отремонтировать крышу", new BigDecimal("120.5"), "Отдел ЖКХ",
						LocalDate.of(2014, 12, 1), "Один дом")));
		prepare(process);

		assertThat(this.office.task(process, "userTask_exchangeMeasures").getDescription()).contains("Эльбан",
				"Отремонтировать крышу", "120,5 тыс. руб.", "до 01.12.2014");
	}

	@Test
	void refusesMeasuresThatAreIncompleteOrListedTwice() {
		ProcessInstance process = listed();
		assertThat(this.office.task(process, "userTask_exchangeMeasures").getDescription())
			.endsWith("пока ничего не внесено.");
		Map<String, Object> measure = measure("Обучить мастеров", "100");

		assertThat(refused(process, "userTask_exchangeMeasures", Map.of("measures", List.of())))
			.containsExactly("measures");
		assertThat(refused(process, "userTask_exchangeMeasures", Map.of("measures", List.of(measure, measure))))
			.containsExactly("measures");
		assertThat(refused(process, "userTask_exchangeMeasures",
				Map.of("measures", List.of(measure("Обучить мастеров", "0")))))
			.containsExactly("measures[0].amount");
		assertThat(refused(process, "userTask_exchangeMeasures",
				Map.of("measures",
						List.of(Map.of("programme", "Жильё района", "measure", "Обучить мастеров", "amount", "1",
								"executor", "Отдел ЖКХ", "term", "2013-12-31", "indicator", "Десять мастеров")))))
			.containsExactly("measures[0].term");
		assertThat(refused(process, "userTask_exchangeMeasures",
				Map.of("measures", List.of(Map.of("programme", "Жильё района", "measure", "Обучить мастеров")))))
			.containsExactly("measures[0].amount", "measures[0].executor", "measures[0].term", "measures[0].indicator");
	}

	@Test
	void refusesARequestThatDoesNotCoverTheMeasures() {
		ProcessInstance process = listed();
		this.office.complete(process, "userTask_exchangeMeasures",
				Map.of("measures", List.of(measure("Обучить мастеров", "100"), measure("Открыть приёмную", "50.5"))));

		assertThat(refused(process, "userTask_requestBudget", Map.of("requestedAmount", "150.4")))
			.containsExactly("requestedAmount");
		assertThat(refused(process, "userTask_requestBudget", Map.of("requestedAmount", "много")))
			.containsExactly("requestedAmount");
		assertThat(refused(process, "userTask_requestBudget", Map.of("requestedAmount", "200", "documents", List.of())))
			.containsExactly("documents");
		assertThat(refused(process, "userTask_requestBudget", Map.of("requestedAmount", "200", "calculation", "")))
			.containsExactly("calculation");
		Task task = this.office.task(process, "userTask_requestBudget");
		assertThat(refused(process, "userTask_requestBudget",
				Map.of("requestedAmount", "200", "documents", List.of(document(task, "calculation")))))
			.containsExactly("documents");
	}

	@Test
	void refusesOpinionsWithoutReasonsAndABudgetLineWithoutExplanation() {
		ProcessInstance process = listed();
		this.office.complete(process, "userTask_exchangeMeasures",
				Map.of("measures", List.of(measure("Обучить мастеров", "100"))));
		this.office.complete(process, "userTask_requestBudget", Map.of("requestedAmount", "100"));
		assertThat(refused(process, "userTask_giveFinanceOpinion",
				Map.of("financeOpinion", "remarksOnRequest", "remarks", "")))
			.containsExactly("remarks");
		this.office.complete(process, "userTask_giveFinanceOpinion");
		assertThat(refused(process, "userTask_giveCouncilOpinion", Map.of("councilOpinion", "refuse", "reasons", "")))
			.containsExactly("reasons");
		assertThat(refused(process, "userTask_giveCouncilOpinion", Map.of("protocolDate", "2014-12-31")))
			.containsExactly("protocolDate");
		this.office.complete(process, "userTask_giveCouncilOpinion");
		this.office.complete(process, "userTask_draftAmendments");
		this.office.complete(process, "userTask_signAmendments");
		this.office.complete(process, "userTask_publishAmendments");

		assertThat(refused(process, "userTask_confirmBudgetLine", Map.of("confirmedAmount", "90", "difference", "")))
			.containsExactly("difference");
		assertThat(refused(process, "userTask_confirmBudgetLine", Map.of("budgetCode", "0412")))
			.containsExactly("budgetCode");
		Task task = this.office.task(process, "userTask_confirmBudgetLine");
		assertThat(
				refused(process, "userTask_confirmBudgetLine", Map.of("documents", List.of(document(task, "other")))))
			.containsExactly("documents");
		this.office.complete(process, "userTask_confirmBudgetLine",
				Map.of("confirmedAmount", "90", "difference", "Остальное даст край"));
		assertThat(this.office.open(process)).containsExactly("userTask_report");
	}

	@Test
	void asksForFoundersOfACentreThatIsNotTheDistrictsAlone() {
		ProcessInstance process = start();
		this.office.complete(process, "userTask_accept");

		assertThat(refused(process, "userTask_prepareConcept", Map.of("legalForm", "company", "founders", "")))
			.containsExactly("founders");
		assertThat(refused(process, "userTask_prepareConcept", Map.of("legalForm", "club")))
			.containsExactly("legalForm");
	}

	@Test
	void isNotTakenOffControlWithoutAMeasureInForceOrARefusalOnRecord() {
		ProcessInstance process = reported();
		assertThat(refused(process, "userTask_removeFromControl", Map.of("centrePlanned", false)))
			.containsExactly("centrePlanned");
		assertThat(refused(process, "userTask_removeFromControl", Map.of("recurrence", "")))
			.containsExactly("recurrence");
		assertThat(refused(process, "userTask_removeFromControl", Map.of("decision", "rework", "comment", "")))
			.containsExactly("comment");
		this.jdbc.sql("update support_measure set act_number = null, act_date = null where resolution_id = :resolution")
			.param("resolution", key(process).resolution().value())
			.update();

		assertThat(refused(process, "userTask_removeFromControl", Map.of())).containsExactly("decision");
	}

	@Test
	void isTakenOffControlWhileItIsUnderWay() {
		ProcessInstance process = listed();
		Scope ended = this.control.withdraw(this.office.tasks(process).get(0), Extent.PART);

		assertThat(ended).isEqualTo(new Scope(RecommendationKey.parse(process.getBusinessKey()), ended.process(),
				Optional.empty(), Optional.empty()));
		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("userTask_report");
	}

	private ProcessInstance start() {
		return this.office.start(DevelopmentCentre.PROCESS, "1.6");
	}

	private void prepare(ProcessInstance process) {
		this.office.complete(process, "userTask_accept");
		this.office.complete(process, "userTask_prepareConcept");
		this.office.complete(process, "userTask_listProgrammes");
	}

	private ProcessInstance listed() {
		ProcessInstance process = start();
		prepare(process);
		return process;
	}

	private ProcessInstance requested() {
		ProcessInstance process = listed();
		this.office.complete(process, "userTask_exchangeMeasures");
		this.office.complete(process, "userTask_requestBudget");
		return process;
	}

	private ProcessInstance reported() {
		ProcessInstance process = requested();
		this.office.complete(process, "userTask_giveFinanceOpinion");
		this.office.complete(process, "userTask_giveCouncilOpinion");
		this.office.complete(process, "userTask_draftAmendments");
		this.office.complete(process, "userTask_signAmendments");
		this.office.complete(process, "userTask_publishAmendments");
		this.office.complete(process, "userTask_confirmBudgetLine");
		this.office.complete(process, "userTask_report");
		return process;
	}

	private static Map<String, Object> measure(String measure, String amount) {
		return Map.of("programme", "Жильё района", "measure", measure, "amount", amount, "executor", "Отдел ЖКХ",
				"term", "2016-12-01", "indicator", "Десять мастеров");
	}

	private Map<String, Object> document(Task task, String kind) {
		return Map.of("kind", kind, "date", "2014-01-29", "file",
				this.office.upload(task, this.office.performer(task), "Образец.pdf").toString());
	}

	private List<String> refused(ProcessInstance process, String key, Map<String, ?> answers) {
		return this.office.refusedWith(process, key, answers).stream().map(Violation::field).toList();
	}

	private LocalDate due(ProcessInstance process, String key) {
		return LocalDate.ofInstant(this.office.task(process, key).getDueDate().toInstant(),
				this.office.clock().getZone());
	}

	private static RecommendationKey key(ProcessInstance process) {
		return RecommendationKey.parse(process.getBusinessKey());
	}

	private static Plan plan(ProcessInstance process) {
		return new Plan(key(process), DevelopmentCentre.DISTRICT, 2014);
	}

	private List<String> outcomes(ProcessInstance process) {
		return this.outcomes.of(key(process))
			.stream()
			.map((outcome) -> outcome.period().map(ReportingPeriod::code).map((code) -> code + " ").orElse("")
					+ outcome.kind().code())
			.toList();
	}

}
