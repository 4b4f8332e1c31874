package resolute.execution.process.events;

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
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.outcome.Outcomes.Outcome;
import resolute.participant.Participants;
import resolute.register.EventRegister;
import resolute.register.EventState;
import resolute.register.InitiativeRegister;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class SettlementEventsProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(SettlementEvents.PROCESS);

	private static final String ELBAN = "settlementElban";

	private static final String LITOVKO = "settlementLitovko";

	private static final ReportingPeriod FIRST_HALF = ReportingPeriod.parse("2014-H1");

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private EventRegister events;

	@Autowired
	private InitiativeRegister initiatives;

	@Autowired
	private Participants participants;

	@BeforeEach
	void useEngine(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
	}

	@Test
	void judgesEachSettlementOnItsOwnAndTheWholeByTheBest() {
		ProcessInstance process = start(ELBAN, LITOVKO);
		acceptAndPlan(process, ELBAN);
		acceptAndPlan(process, LITOVKO);
		reportEvents(process, ELBAN, Map.of());
		reportEvents(process, LITOVKO, Map.of("happened", "cancelled", "reason", "Дорогу занесло снегом"));
		this.office.fireTimer(process, "event_halfYearOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 7, 1));
		Task report = this.office.task(process, "userTask_report", ELBAN);
		assertThat(report.getDueDate().toInstant()).isEqualTo("2014-07-10T12:59:59Z");
		this.office.complete(report, Map.of());
		this.office.complete(process, "userTask_removeFromControl");
		this.office.complete(process, "userTask_report", LITOVKO, Map.of());

		List<Violation> violations = this.office.refusedWith(process, "userTask_removeFromControl", Map.of());
		assertThat(fields(violations)).containsExactly("decision", "decision");
		assertThat(violations).extracting(Violation::message)
			.anyMatch((message) -> message.contains("с гражданами"))
			.anyMatch((message) -> message.contains("с работниками"));
		missed(process, "end");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("event_halfYearClosed", "event_halfYearMissed", "event_ended");
		assertThat(of(process, ELBAN)).containsExactlyInAnyOrder(Optional.of(FIRST_HALF) + "=CARRIED_OUT",
				Optional.empty() + "=CARRIED_OUT");
		assertThat(of(process, LITOVKO)).containsExactlyInAnyOrder(Optional.of(FIRST_HALF) + "=MISSED",
				Optional.empty() + "=MISSED");
		assertThat(whole(process)).containsExactly(OutcomeKind.CARRIED_OUT);
	}

	@Test
	void endsOnlyTheBranchOfASettlementThatRefuses() {
		ProcessInstance process = start(ELBAN, LITOVKO);
		refuse(process, ELBAN);
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Полномочие ваше"));
		assertThat(this.office.task(process, "userTask_accept", ELBAN)).isNotNull();
		refuse(process, ELBAN);
		this.office.complete(process, "userTask_considerRefusal");

		assertThat(of(process, ELBAN)).containsExactlyInAnyOrder(Optional.empty() + "=DECLINED");
		assertThat(this.office.open(process)).containsExactly("userTask_accept");
		refuse(process, LITOVKO);
		this.office.complete(process, "userTask_considerRefusal");
		BpmnAwareTests.assertThat(process).isEnded().hasNotPassed("userTask_draftPlan");
		assertThat(whole(process)).containsExactly(OutcomeKind.DECLINED);
	}

	@Test
	void plansAgainForTheNextHalfYearAndReportsInJanuary() {
		ProcessInstance process = start(ELBAN);
		acceptAndPlan(process, ELBAN);
		List<Task> tasks = this.office.tasks(process);
		this.office.complete(tasks.get(0), moved("2014-03-03"));
		this.office.complete(tasks.get(1), moved("2014-08-05"));
		this.office.complete(process, "userTask_reportEvent");
		this.office.fireTimer(process, "event_halfYearOver");
		this.office.complete(process, "userTask_report");
		missed(process, "continue");
		assertThat(this.office.task(process, "userTask_draftPlan").getDescription())
			.as("a new plan, not the old one returned")
			.startsWith("Сообщение: Встреч не было");
		this.office.complete(process, "userTask_draftPlan");

		// Two new ones, and the one that was moved from the first half year.
		assertThat(this.office.open(process)).hasSize(3).containsOnly("userTask_reportEvent");
		reportEvents(process, ELBAN, Map.of());
		this.office.fireTimer(process, "event_halfYearOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2015, 1, 1));
		assertThat(this.office.task(process, "userTask_report").getDueDate().toInstant())
			.isEqualTo("2015-01-20T13:59:59Z");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");

		BpmnAwareTests.assertThat(process).isEnded();
		assertThat(of(process, ELBAN)).containsExactlyInAnyOrder(Optional.of(FIRST_HALF) + "=MISSED",
				Optional.of(FIRST_HALF.next()) + "=CARRIED_OUT", Optional.empty() + "=CARRIED_OUT");
		assertThat(this.events.of(key(process), new OrganisationId(ELBAN))).hasSize(4)
			.allSatisfy((event) -> assertThat(event.state()).isEqualTo(EventState.HELD));
	}

	@Test
	void handsProposalsOverOnceAndIsClosedForTheSettlement() {
		ProcessInstance process = start(ELBAN);
		acceptAndPlan(process, ELBAN);
		reportEvents(process, ELBAN, Map.of());
		this.office.fireTimer(process, "event_halfYearOver");
		this.office.complete(process, "userTask_report", Map.of("proposals", List.of(proposal())));
		assertThat(fields(this.office.refused(process, "userTask_removeFromControl", Map.of("decision", "accept"))))
			.containsExactlyInAnyOrder("citizensMet", "workersMet", "minutesAttached", "recurrence");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите протокол"));
		assertThat(fields(this.office.refusedWith(process, "userTask_report",
				Map.of("summary", "Коротко", "proposals", List.of(Map.of("title", "Диспетчерская"))))))
			.containsExactlyInAnyOrder("summary", "proposals[0].category", "proposals[0].problem",
					"proposals[0].solution");
		this.office.complete(process, "userTask_report", Map.of("proposals", List.of(proposal())));
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Поселение вошло в другое"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_halfYearObsolete", "event_obsolete");
		assertThat(of(process, ELBAN)).containsExactlyInAnyOrder(Optional.empty() + "=OBSOLETE");
		assertThat(whole(process)).containsExactly(OutcomeKind.OBSOLETE);
		assertThat(this.initiatives.of(key(process).resolution())).singleElement().satisfies((initiative) -> {
			assertThat(initiative.content().source()).isEqualTo(InitiativeRegister.Source.CITIZENS);
			assertThat(initiative.content().title()).isEqualTo("Общий диспетчерский пункт");
			assertThat(initiative.content().organisation()).isEqualTo(new OrganisationId(ELBAN));
		});
	}

	@Test
	void refusesAPlanWithoutBothMeetings() {
		ProcessInstance process = start(ELBAN);
		this.office.complete(process, "userTask_accept");

		assertThat(fields(this.office.refusedWith(process, "userTask_draftPlan",
				Map.of("events", List.of(row("meetingWithCitizens"))))))
			.containsExactly("events");
		assertThat(fields(this.office.refusedWith(process, "userTask_draftPlan", Map.of("events", List.of()))))
			.containsExactly("events", "events");
		assertThat(fields(this.office.refusedWith(process, "userTask_draftPlan",
				Map.of("events", List.of(row("meetingWithWorkers"), row("meetingWithCitizens"))))))
			.containsExactly("events");
		assertThat(fields(this.office.refusedWith(process, "userTask_draftPlan",
				Map.of("events", List.of(row("publication"), row("meetingWithWorkers"))))))
			.containsExactly("events[0].kind");
		// 30 working days after 29 January 2014; 10 March is off.
		assertThat(this.office.task(process, "userTask_draftPlan").getDueDate().toInstant())
			.isEqualTo("2014-03-13T12:59:59Z");
	}

	@Test
	void refusesAMeetingWithoutMinutes() {
		ProcessInstance process = start(ELBAN);
		acceptAndPlan(process, ELBAN);
		Task task = this.office.tasks(process).get(0);
		String user = this.office.performer(task);

		assertThat(fields(this.office.refused(task,
				this.office.valid(task, user,
						Map.of("documents",
								List.of(Map.of("kind", "photo", "date", "2014-01-29", "file",
										this.office.upload(task, user, "Фотография.pdf").toString())))))))
			.containsExactly("documents");
	}

	@Test
	void endsOnlyTheBranchOfASettlementThatIsTakenOffControl() {
		ProcessInstance process = start(ELBAN, LITOVKO);
		acceptAndPlan(process, LITOVKO);
		Scope ended = this.control.withdraw(process, "userTask_accept", ELBAN);

		assertThat(ended).isEqualTo(new Scope(key(process), "2.1 Мероприятия в поселениях",
				Optional.of(new OrganisationId(ELBAN)), Optional.empty()));
		assertThat(of(process, ELBAN)).containsExactly(Optional.empty() + "=OBSOLETE");
		assertThat(of(process, LITOVKO)).isEmpty();
		assertThat(this.office.open(process)).isNotEmpty().containsOnly("userTask_reportEvent");
		reportEvents(process, LITOVKO, Map.of());
		this.office.fireTimer(process, "event_halfYearOver");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");
		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_settlementWithdrawalRecorded", "event_ended");
		assertThat(whole(process)).containsExactly(OutcomeKind.CARRIED_OUT);
	}

	@Test
	void endsAsObsoleteWhenTheLastSettlementIsTakenOffControl() {
		ProcessInstance process = start(ELBAN, LITOVKO);
		this.control.withdraw(process, "userTask_accept", ELBAN);
		BpmnAwareTests.assertThat(process).isNotEnded();
		this.control.withdraw(process, "userTask_accept", LITOVKO);

		BpmnAwareTests.assertThat(process).hasPassed("event_ended");
		this.control.assertClosed(process);
	}

	@Test
	void goesOnWithTheNextHalfYearIfOneIsTakenOffControl() {
		ProcessInstance process = start(ELBAN);
		acceptAndPlan(process, ELBAN);
		// A decision in between must not end the branch.
		reportEvents(process, ELBAN, Map.of());
		this.office.fireTimer(process, "event_halfYearOver");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите протоколы"));
		Scope ended = this.control.withdraw(process, "userTask_report");

		assertThat(ended.period()).contains(FIRST_HALF);
		assertThat(of(process, ELBAN)).containsExactly(Optional.of(FIRST_HALF) + "=OBSOLETE");
		assertThat(this.office.open(process)).containsExactly("userTask_draftPlan");
		BpmnAwareTests.assertThat(process).isNotEnded().hasPassed("event_halfYearWithdrawalRecorded");
	}

	@Test
	void isTakenOffControlForEverybody() {
		ProcessInstance process = start(ELBAN, LITOVKO);
		acceptAndPlan(process, ELBAN);
		assertThat(this.control.withdrawWhole(process).organisation()).isEmpty();

		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("event_ended");
		assertThat(of(process, ELBAN)).isEmpty();
	}

	/** Starts the process for some of the settlements: the others refuse at once. */
	private ProcessInstance start(String... settlements) {
		ProcessInstance process = this.office.start(SettlementEvents.PROCESS, "2.1");
		List<String> taking = List.of(settlements);
		for (String settlement : this.participants.settlements()) {
			if (!taking.contains(settlement)) {
				refuse(process, settlement);
				this.office.complete(process, "userTask_considerRefusal");
			}
		}
		return process;
	}

	private void refuse(ProcessInstance process, String settlement) {
		this.office.complete(process, "userTask_accept", settlement,
				Map.of("decision", "declined", "reason", "Полномочие передано району"));
	}

	private void acceptAndPlan(ProcessInstance process, String settlement) {
		this.office.complete(process, "userTask_accept", settlement, Map.of());
		this.office.complete(process, "userTask_draftPlan", settlement, Map.of());
	}

	private void reportEvents(ProcessInstance process, String settlement, Map<String, ?> answers) {
		this.office.tasks(process)
			.stream()
			.filter((task) -> "userTask_reportEvent".equals(task.getTaskDefinitionKey()))
			.filter((task) -> this.participants.isMember(new OrganisationId(settlement), this.office.performer(task)))
			.forEach((task) -> this.office.complete(task, answers));
	}

	private void missed(ProcessInstance process, String recurrence) {
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "missed", "recurrence", recurrence, "comment", "Встреч не было"));
	}

	private static Map<String, Object> moved(String day) {
		return Map.of("happened", "moved", "newDate", day, "reason", "Зал занят в этот день");
	}

	private static Map<String, Object> proposal() {
		return Map.of("title", "Общий диспетчерский пункт", "category", "digital", "problem",
				"Заявки теряются между компаниями", "solution", "Один телефон на все компании");
	}

	private static Map<String, Object> row(String kind) {
		return Map.of("title", "Встреча", "kind", kind, "plannedOn", "2014-02-20", "place", "Дом культуры");
	}

	private List<String> of(ProcessInstance process, String settlement) {
		return this.outcomes.of(key(process))
			.stream()
			.filter((outcome) -> outcome.organisation().equals(Optional.of(new OrganisationId(settlement))))
			.map((outcome) -> outcome.period() + "=" + outcome.kind())
			.toList();
	}

	private List<OutcomeKind> whole(ProcessInstance process) {
		return this.outcomes.of(key(process))
			.stream()
			.filter((outcome) -> outcome.organisation().isEmpty())
			.map(Outcome::kind)
			.toList();
	}

	private static RecommendationKey key(ProcessInstance process) {
		return RecommendationKey.parse(process.getBusinessKey());
	}

	private static List<String> fields(List<Violation> violations) {
		return violations.stream().map(Violation::field).toList();
	}

}
