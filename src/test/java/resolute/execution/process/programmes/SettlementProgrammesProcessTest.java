package resolute.execution.process.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
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
import resolute.participant.Participants;
import resolute.register.SupportMeasureRegister;
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

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class SettlementProgrammesProcessTest {

	private static final String ELBAN = "settlementElban";

	private static final String OMMI = "settlementOmmi";

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(SettlementProgrammes.PROCESS);

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
	private RuntimeService runtime;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void useEngine(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
	}

	@Test
	void asksEverySettlement() {
		ProcessInstance process = start();

		assertThat(this.office.tasks(process)).hasSize(this.participants.settlements().size());
		assertThat(this.office.task(process, "userTask_accept", OMMI)).isNotNull();
	}

	@Test
	void putsMeasuresOfASettlementInForceByItsAct() {
		ProcessInstance process = onlyElban();
		amend(process, ELBAN);
		complete(process, "userTask_report", ELBAN, Map.of());
		complete(process, "userTask_removeFromControl", ELBAN, Map.of("recurrence", "end"));

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("event_programmeAmended", "event_carriedOut", "event_ended")
			.hasNotPassed("userTask_justifyNoMeasures", "event_yearOver", "event_obsolete");
		assertThat(outcomes(process)).contains("settlementElban 2014 carriedOut", "settlementElban carriedOut",
				"settlementOmmi declined", "carriedOut");
		assertThat(this.register.of(key(process).resolution(), 2014)).singleElement().satisfies((entry) -> {
			assertThat(entry.plan().organisation().value()).isEqualTo(ELBAN);
			assertThat(entry.actNumber()).isPresent();
		});
	}

	@Test
	void isDeclinedAsAWholeWhenEverySettlementRefuses() {
		ProcessInstance process = start();
		this.participants.settlements().forEach((settlement) -> decline(process, settlement));

		BpmnAwareTests.assertThat(process).isEnded().hasNotPassed("subProcess_year");
		assertThat(outcomes(process)).hasSize(this.participants.settlements().size() + 1)
			.contains("declined", "settlementElban declined");
	}

	@Test
	void asksASettlementAgainWithoutTouchingTheOthers() {
		ProcessInstance process = start();
		complete(process, "userTask_accept", ELBAN,
				Map.of("decision", "notOurs", "reason", "Программ у поселения нет"));
		complete(process, "userTask_considerRefusal", ELBAN,
				Map.of("decision", "askAgain", "comment", "Программа благоустройства есть"));

		assertThat(this.office.task(process, "userTask_accept", ELBAN)).isNotNull();
		assertThat(outcomes(process)).isEmpty();
	}

	@Test
	void takesAnAcceptedStatementThatNoMeasureIsNeeded() {
		ProcessInstance process = onlyElban();
		review(process, ELBAN);
		complete(process, "userTask_proposeMeasures", ELBAN, Map.of("proposal", "notNeeded"));
		complete(process, "userTask_justifyNoMeasures", ELBAN, Map.of());
		complete(process, "userTask_considerStatement", ELBAN,
				Map.of("decision", "rejected", "comment", "В программе есть ремонт домов"));
		assertThat(this.office.open(process)).containsExactly("userTask_proposeMeasures");
		complete(process, "userTask_proposeMeasures", ELBAN, Map.of("proposal", "notNeeded"));
		complete(process, "userTask_justifyNoMeasures", ELBAN, Map.of());
		complete(process, "userTask_considerStatement", ELBAN, Map.of());
		complete(process, "userTask_report", ELBAN, Map.of());
		complete(process, "userTask_removeFromControl", ELBAN, Map.of("recurrence", "end"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_statementAccepted");
		assertThat(outcomes(process)).contains("settlementElban 2014 carriedOut", "settlementElban carriedOut");
		assertThat(this.register.of(key(process).resolution(), 2014)).isEmpty();
		assertThat(this.register.isDecided(plan(process, ELBAN))).isTrue();
	}

	@Test
	void proposesAgainWhatDoesNotFitTheDistrictOrTheBudget() {
		ProcessInstance process = onlyElban();
		review(process, ELBAN);
		complete(process, "userTask_proposeMeasures", ELBAN, Map.of());
		complete(process, "userTask_compareMeasures", ELBAN,
				Map.of("comparison", "correct", "differences", "Крышу уже ремонтирует район"));
		assertThat(this.office.task(process, "userTask_proposeMeasures", ELBAN).getDescription())
			.startsWith("Замечание: Крышу уже ремонтирует район");
		complete(process, "userTask_proposeMeasures", ELBAN,
				Map.of("measures", List.of(measure("Обучить старших по дому", "40"))));
		complete(process, "userTask_compareMeasures", ELBAN, Map.of());
		complete(process, "userTask_checkFinance", ELBAN,
				Map.of("decision", "remarks", "remarks", "Средств только 30 тыс. руб."));

		assertThat(this.office.open(process)).containsExactly("userTask_proposeMeasures");
		assertThat(this.register.cost(plan(process, ELBAN))).isEqualByComparingTo("40");
	}

	@Test
	void takesBackMeasuresThatAreNotNeededAfterAll() {
		ProcessInstance process = onlyElban();
		review(process, ELBAN);
		complete(process, "userTask_proposeMeasures", ELBAN, Map.of());
		complete(process, "userTask_compareMeasures", ELBAN,
				Map.of("comparison", "correct", "differences", "Всё это уже делает район"));
		complete(process, "userTask_proposeMeasures", ELBAN, Map.of("proposal", "notNeeded"));

		assertThat(this.register.of(key(process).resolution(), 2014)).isEmpty();
	}

	@Test
	void showsASettlementWhatTheOthersPlan() {
		ProcessInstance process = start();
		for (String settlement : List.of(ELBAN, OMMI)) {
			complete(process, "userTask_accept", settlement, Map.of());
			review(process, settlement);
			complete(process, "userTask_proposeMeasures", settlement,
					Map.of("measures", List.of(measure("Мера для " + settlement, "10"))));
		}

		assertThat(task(process, "userTask_compareMeasures", ELBAN).getDescription())
			.endsWith("пока ничего не внесено.");
		assertThat(task(process, "userTask_compareMeasures", OMMI).getDescription())
			.contains("Эльбан", "Мера для " + ELBAN)
			.doesNotContain("Мера для " + OMMI);
	}

	@Test
	void shortensAListOfMeasuresThatTheEngineCouldNotKeep() {
		ProcessInstance process = start();
		List<Map<String, Object>> many = IntStream.range(0, 30)
			.mapToObj((i) -> measure("Мера " + i + " ".repeat(3) + "очень подробно описанная ".repeat(8), "10"))
			.toList();
		for (String settlement : List.of(ELBAN, OMMI)) {
			complete(process, "userTask_accept", settlement, Map.of());
			review(process, settlement);
			complete(process, "userTask_proposeMeasures", settlement, Map.of("measures", many));
		}

		assertThat(task(process, "userTask_compareMeasures", OMMI).getDescription()).hasSize(4000).endsWith("…");
	}

	@Test
	void judgesEverySettlementOnItsOwnWhenTheYearIsOver() {
		ProcessInstance process = start();
		for (String settlement : List.of(ELBAN, OMMI)) {
			complete(process, "userTask_accept", settlement, Map.of());
		}
		this.participants.settlements()
			.stream()
			.filter((settlement) -> !List.of(ELBAN, OMMI).contains(settlement))
			.forEach((settlement) -> decline(process, settlement));
		amend(process, ELBAN);
		this.office.fireTimer(process, "event_yearOver");

		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2015, 1, 1));
		assertThat(this.office.open(process)).containsExactly("userTask_report");
		assertThat(outcomes(process)).contains("settlementOmmi 2014 missed")
			.doesNotContain("settlementElban 2014 missed");
		this.office.fireTimer(process, "event_yearBegun");
		assertThat(this.office.open(process)).containsExactly("userTask_report", "userTask_reviewProgrammes");
		complete(process, "userTask_report", ELBAN, Map.of());
		complete(process, "userTask_removeFromControl", ELBAN, Map.of());
		this.office.fireTimer(process, "event_yearBegun");
		assertThat(this.office.open(process)).containsExactly("userTask_reviewProgrammes", "userTask_reviewProgrammes");
		amend(process, OMMI);
		complete(process, "userTask_report", OMMI, Map.of());
		complete(process, "userTask_removeFromControl", OMMI, Map.of("recurrence", "end"));

		assertThat(outcomes(process)).contains("settlementElban 2014 carriedOut", "settlementOmmi 2015 carriedOut",
				"settlementOmmi carriedOut");
		BpmnAwareTests.assertThat(process).isNotEnded();
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsolete() {
		ProcessInstance process = onlyElban();
		amend(process, ELBAN);
		complete(process, "userTask_report", ELBAN, Map.of());
		complete(process, "userTask_removeFromControl", ELBAN,
				Map.of("decision", "rework", "comment", "Приложите постановление"));
		complete(process, "userTask_report", ELBAN, Map.of());
		complete(process, "userTask_removeFromControl", ELBAN,
				Map.of("decision", "closeAsObsolete", "comment", "Поселение вошло в округ"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(outcomes(process)).contains("settlementElban obsolete", "obsolete").doesNotContain("carriedOut");
	}

	@Test
	void hasTheProposalDueBeforeTheDistrictsRequestAndTheActOnTheFifteenthOfOctober() {
		ProcessInstance process = onlyElban();
		review(process, ELBAN);
		// 15 working days before Friday 1 August 2014.
		assertThat(due(task(process, "userTask_proposeMeasures", ELBAN))).isEqualTo("2014-07-11");
		complete(process, "userTask_proposeMeasures", ELBAN, Map.of());
		assertThat(due(task(process, "userTask_compareMeasures", ELBAN))).isEqualTo("2014-08-01");
		complete(process, "userTask_compareMeasures", ELBAN, Map.of());
		complete(process, "userTask_checkFinance", ELBAN, Map.of());

		assertThat(due(task(process, "userTask_amendProgramme", ELBAN))).isEqualTo("2014-10-15");
	}

	@Test
	void refusesMeasuresThatAreMissingIncompleteOrListedTwice() {
		ProcessInstance process = onlyElban();
		review(process, ELBAN);
		Map<String, Object> measure = measure("Обучить старших по дому", "40");

		assertThat(refused(process, "userTask_proposeMeasures", Map.of("measures", List.of())))
			.containsExactly("measures");
		assertThat(refused(process, "userTask_proposeMeasures", Map.of("measures", List.of(measure, measure))))
			.containsExactly("measures");
		assertThat(refused(process, "userTask_proposeMeasures",
				Map.of("measures", List.of(measure("Обучить старших по дому", "-1")))))
			.containsExactly("measures[0].amount");
		assertThat(refused(process, "userTask_proposeMeasures", Map.of("proposal", "later"))).contains("proposal");
	}

	@Test
	void refusesAStatementWithoutReasonsAndAnActThatIsOlderThanTheMeasures() {
		ProcessInstance process = onlyElban();
		review(process, ELBAN);
		complete(process, "userTask_proposeMeasures", ELBAN, Map.of("proposal", "notNeeded"));
		assertThat(refused(process, "userTask_justifyNoMeasures", Map.of("statement", "Не нужны")))
			.containsExactly("statement");
		assertThat(refused(process, "userTask_justifyNoMeasures", Map.of("documents", List.of())))
			.containsExactly("documents");
		complete(process, "userTask_justifyNoMeasures", ELBAN, Map.of());
		assertThat(refused(process, "userTask_considerStatement", Map.of("decision", "rejected", "comment", "")))
			.containsExactly("comment");
		complete(process, "userTask_considerStatement", ELBAN,
				Map.of("decision", "rejected", "comment", "В программе есть ремонт домов"));
		complete(process, "userTask_proposeMeasures", ELBAN, Map.of());
		assertThat(refused(process, "userTask_compareMeasures", Map.of("comparison", "correct", "differences", "")))
			.containsExactly("differences");
		complete(process, "userTask_compareMeasures", ELBAN, Map.of());
		complete(process, "userTask_checkFinance", ELBAN, Map.of());

		assertThat(refused(process, "userTask_amendProgramme", Map.of("actDate", "2014-01-28")))
			.containsExactly("actDate");
		assertThat(refused(process, "userTask_amendProgramme", Map.of("actDate", "2014-01-30")))
			.containsExactly("actDate");
		assertThat(refused(process, "userTask_amendProgramme", Map.of("actNumber", ""))).containsExactly("actNumber");
		Task task = this.office.task(process, "userTask_amendProgramme");
		assertThat(refused(process, "userTask_amendProgramme",
				Map.of("documents",
						List.of(Map.of("kind", "other", "date", "2014-01-29", "file",
								this.office.upload(task, this.office.performer(task), "Образец.pdf").toString())))))
			.containsExactly("documents");
	}

	@Test
	void isNotTakenOffControlWithoutAMeasureInForceOrAnAcceptedStatement() {
		ProcessInstance process = onlyElban();
		amend(process, ELBAN);
		complete(process, "userTask_report", ELBAN, Map.of());
		assertThat(refused(process, "userTask_removeFromControl", Map.of("supportDecided", false)))
			.containsExactly("supportDecided");
		assertThat(refused(process, "userTask_removeFromControl", Map.of("recurrence", "")))
			.containsExactly("recurrence");
		this.jdbc.sql("delete from support_measure where resolution_id = :resolution")
			.param("resolution", key(process).resolution().value())
			.update();

		assertThat(refused(process, "userTask_removeFromControl", Map.of())).containsExactly("decision");
	}

	@Test
	void endsOnlyTheBranchOfASettlementThatIsTakenOffControl() {
		ProcessInstance process = start();
		complete(process, "userTask_accept", ELBAN, Map.of());
		Scope ended = this.control.withdraw(task(process, "userTask_reviewProgrammes", ELBAN), Extent.PART);

		assertThat(ended).isEqualTo(new Scope(key(process), "2.2 Поддержка кластера в программах поселений",
				Optional.of(new OrganisationId(ELBAN)), Optional.empty()));
		assertThat(outcomes(process)).containsExactly("settlementElban obsolete");
		assertThat(this.office.tasks(process)).hasSize(this.participants.settlements().size() - 1);
		this.participants.settlements()
			.stream()
			.filter((settlement) -> !settlement.equals(ELBAN))
			.forEach((settlement) -> decline(process, settlement));
		BpmnAwareTests.assertThat(process).hasPassed("event_settlementWithdrawalRecorded", "event_ended");
		this.control.assertClosed(process);
	}

	@Test
	void isTakenOffControlForEverybody() {
		ProcessInstance process = start();
		this.control.withdrawWhole(process);

		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("event_ended");
	}

	private ProcessInstance start() {
		return this.office.start(SettlementProgrammes.PROCESS, "2.2");
	}

	/** All other settlements have declined. */
	private ProcessInstance onlyElban() {
		ProcessInstance process = start();
		this.participants.settlements()
			.stream()
			.filter((settlement) -> !settlement.equals(ELBAN))
			.forEach((settlement) -> decline(process, settlement));
		complete(process, "userTask_accept", ELBAN, Map.of());
		return process;
	}

	private void decline(ProcessInstance process, String settlement) {
		complete(process, "userTask_accept", settlement,
				Map.of("decision", "declined", "reason", "Полномочия переданы району"));
		complete(process, "userTask_considerRefusal", settlement, Map.of());
	}

	private void review(ProcessInstance process, String settlement) {
		complete(process, "userTask_reviewProgrammes", settlement, Map.of());
	}

	private void amend(ProcessInstance process, String settlement) {
		review(process, settlement);
		complete(process, "userTask_proposeMeasures", settlement, Map.of());
		complete(process, "userTask_compareMeasures", settlement, Map.of());
		complete(process, "userTask_checkFinance", settlement, Map.of());
		complete(process, "userTask_amendProgramme", settlement, Map.of());
	}

	/** Completes a task in a settlement's branch, whoever it is offered to. */
	private void complete(ProcessInstance process, String key, String settlement, Map<String, ?> answers) {
		this.office.complete(task(process, key, settlement), answers);
	}

	private Task task(ProcessInstance process, String key, String settlement) {
		return this.office.tasks(process)
			.stream()
			.filter((task) -> task.getTaskDefinitionKey().equals(key)
					&& settlement.equals(this.runtime.getVariable(task.getExecutionId(), "organisation")))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No open task " + key + " in the branch of " + settlement));
	}

	private static Map<String, Object> measure(String measure, String amount) {
		return Map.of("programme", "Благоустройство поселения", "measure", measure, "amount", amount, "executor",
				"Отдел ЖКХ", "term", "2014-12-01", "indicator", "Десять домов");
	}

	private List<String> refused(ProcessInstance process, String key, Map<String, ?> answers) {
		return this.office.refusedWith(process, key, answers).stream().map(Violation::field).toList();
	}

	private LocalDate due(Task task) {
		return LocalDate.ofInstant(task.getDueDate().toInstant(), this.office.clock().getZone());
	}

	private static RecommendationKey key(ProcessInstance process) {
		return RecommendationKey.parse(process.getBusinessKey());
	}

	private static Plan plan(ProcessInstance process, String settlement) {
		return new Plan(key(process), new OrganisationId(settlement), 2014);
	}

	private List<String> outcomes(ProcessInstance process) {
		return this.outcomes.of(key(process))
			.stream()
			.map((outcome) -> outcome.organisation().map((organisation) -> organisation + " ").orElse("")
					+ outcome.period().map(ReportingPeriod::code).map((code) -> code + " ").orElse("")
					+ outcome.kind().code())
			.toList();
	}

}
