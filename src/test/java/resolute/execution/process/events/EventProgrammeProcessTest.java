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
import resolute.execution.process.AddressedOrganisations;
import resolute.execution.process.Withdrawals.Extent;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.register.EventRegister;
import resolute.register.EventRegister.Event;
import resolute.register.EventState;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.doReturn;

@ApplicationTest
class EventProgrammeProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(EventProgramme.PROCESS);

	private static final OrganisationId DISTRICT = new OrganisationId("district");

	private static final Map<String, Object> CANCELLED = Map.of("happened", "cancelled", "reason",
			"Заболел докладчик, замены нет");

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private EventRegister events;

	@Autowired
	private Participants participants;

	@MockitoSpyBean
	private AddressedOrganisations organisations;

	@BeforeEach
	void withoutCouncil(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
		doReturn(false).when(this.organisations).exists("council");
	}

	@Test
	void holdsWhatIsPlannedAndEndsAfterTheQuarter() {
		ProcessInstance process = planned();
		reportAll(process);
		this.office.fireTimer(process, "event_quarterOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 4, 1));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("serviceTask_noteNoCouncil", "event_ended")
			.hasNotPassed("userTask_giveOpinion", "serviceTask_recordMissed", "event_obsolete");
		assertThat(this.outcomes.of(key(process))).extracting(Outcomes.Outcome::period, Outcomes.Outcome::kind)
			.containsExactlyInAnyOrder(tuple(Optional.of(ReportingPeriod.parse("2014-Q1")), OutcomeKind.CARRIED_OUT),
					tuple(Optional.empty(), OutcomeKind.CARRIED_OUT));
		assertThat(register(process)).hasSize(2)
			.allSatisfy((event) -> assertThat(event.state()).isEqualTo(EventState.HELD))
			.allSatisfy((event) -> assertThat(event.councilOpinion()).contains("noCouncil"));
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = this.office.start(EventProgramme.PROCESS, "1.3");
		refuse(process);
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Полномочие ваше"));
		assertThat(this.office.open(process)).containsExactly("userTask_accept");
		refuse(process);
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined").hasNotPassed("userTask_draftPlan");
		assertThat(wholes(process)).containsExactly(OutcomeKind.DECLINED);
	}

	@Test
	void asksTheCouncilOnceThereIsOneAndKeepsItsOpinion() {
		OrganisationId council = new OrganisationId("council");
		this.participants.establish(council, OrganisationKind.COUNCIL, "Координационный совет");
		this.participants.appoint(council, "head", MemberRole.CHAIR);
		doReturn(true).when(this.organisations).exists("council");
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_draftPlan");
		this.office.complete(process, "userTask_giveOpinion",
				Map.of("opinion", "remarks", "remarks", "Добавить встречу с управляющими компаниями"));
		this.office.complete(process, "userTask_approvePlan",
				Map.of("decision", "returned", "remarks", "Учесть замечание совета"));
		assertThat(this.office.open(process)).containsExactly("userTask_draftPlan");
		this.office.clock().moveTo(LocalDate.of(2014, 2, 10));
		this.office.complete(process, "userTask_draftPlan",
				Map.of("events", List.of(row("publication", LocalDate.of(2014, 2, 20)),
						row("meeting", LocalDate.of(2014, 2, 21)), row("conference", LocalDate.of(2014, 2, 22)))));
		this.office.complete(process, "userTask_giveOpinion");
		this.office.complete(process, "userTask_approvePlan");

		BpmnAwareTests.assertThat(process).hasPassed("userTask_giveOpinion").hasNotPassed("serviceTask_noteNoCouncil");
		assertThat(register(process)).hasSize(3)
			.allSatisfy((event) -> assertThat(event.councilOpinion()).contains("supported"));
		assertThat(this.office.open(process)).hasSize(3).containsOnly("userTask_reportEvent");
	}

	@Test
	void asksAgainAboutAnEventMovedWithinTheQuarterAndLeavesALaterOneToTheNext() {
		ProcessInstance process = planned();
		Task publication = reportOf(process, "Что такое кластер");
		Task roundTable = reportOf(process, "Кластер и жильё");
		this.office.complete(publication, moved(LocalDate.of(2014, 3, 20)));
		this.office.complete(roundTable, moved(LocalDate.of(2014, 4, 10)));

		assertThat(this.office.open(process)).containsExactly("userTask_reportEvent");
		Task again = this.office.task(process, "userTask_reportEvent");
		assertThat(again.getDescription()).contains("20.03.2014");
		// 3 working days after Thursday 20 March 2014, in Vladivostok (then UTC+11).
		assertThat(again.getDueDate().toInstant()).isEqualTo("2014-03-25T12:59:59Z");
		this.office.complete(again, Map.of());
		this.office.fireTimer(process, "event_quarterOver");
		this.office.complete(process, "userTask_report");
		missed(process, "continue");
		assertThat(this.office.task(process, "userTask_decideAdditions").getDescription())
			.startsWith("Сообщение: Не было всего");
		this.office.complete(process, "userTask_decideAdditions", Map.of("decision", "add"));
		this.office.complete(process, "userTask_draftPlan",
				Map.of("events", List.of(row("publication", LocalDate.of(2014, 5, 5)))));
		this.office.complete(process, "userTask_approvePlan");

		assertThat(this.office.open(process)).containsExactly("userTask_reportEvent", "userTask_reportEvent");
		reportAll(process);
		this.office.fireTimer(process, "event_quarterOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 7, 1));
		this.office.complete(process, "userTask_report");
		missed(process, "end");
		BpmnAwareTests.assertThat(process).isEnded();
		assertThat(wholes(process)).containsExactly(OutcomeKind.MISSED);
	}

	@Test
	void takesUpTheNextQuarterWithoutANewPlanIfTheOldOneIsEnough() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_draftPlan",
				Map.of("events",
						List.of(row("publication", LocalDate.of(2014, 2, 20)), row("meeting", LocalDate.of(2014, 3, 3)),
								row("publication", LocalDate.of(2014, 4, 20)),
								row("roundTable", LocalDate.of(2014, 6, 3)))));
		this.office.complete(process, "userTask_approvePlan");
		assertThat(this.office.open(process)).hasSize(2);
		reportAll(process);
		this.office.fireTimer(process, "event_quarterOver");
		this.office.complete(process, "userTask_report");
		assertThat(fields(this.office.refusedWith(process, "userTask_removeFromControl", Map.of("recurrence", "end"))))
			.containsExactly("recurrence");
		this.office.complete(process, "userTask_removeFromControl", Map.of("recurrence", "continue"));
		this.office.complete(process, "userTask_decideAdditions");

		assertThat(this.office.open(process)).containsExactly("userTask_reportEvent", "userTask_reportEvent");
	}

	@Test
	void cannotAcceptAQuarterWithoutPublicationAndMeeting() {
		ProcessInstance process = planned();
		this.office.tasks(process).forEach((task) -> this.office.complete(task, CANCELLED));
		this.office.fireTimer(process, "event_quarterOver");
		this.office.complete(process, "userTask_report");

		List<Violation> violations = this.office.refusedWith(process, "userTask_removeFromControl", Map.of());
		assertThat(violations).extracting(Violation::field).containsExactly("decision", "decision");
		assertThat(violations).extracting(Violation::message)
			.anyMatch((message) -> message.contains("публикации"))
			.anyMatch((message) -> message.contains("круглого стола"));
		assertThat(fields(this.office.refused(process, "userTask_removeFromControl", Map.of("decision", "accept"))))
			.containsExactlyInAnyOrder("eventsSettled", "publicationHeld", "meetingHeld", "recurrence");
		assertThat(fields(this.office.refused(process, "userTask_removeFromControl", Map.of("decision", "missed"))))
			.containsExactlyInAnyOrder("recurrence", "comment");
		assertThat(fields(this.office.refused(process, "userTask_removeFromControl", Map.of("decision", "rework"))))
			.containsExactly("comment");
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsolete() {
		ProcessInstance process = planned();
		reportAll(process);
		this.office.fireTimer(process, "event_quarterOver");
		Task report = this.office.task(process, "userTask_report");
		// The 10th of April 2014 is a Thursday.
		assertThat(report.getDueDate().toInstant()).isEqualTo("2014-04-10T12:59:59Z");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите публикацию"));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Район преобразован в округ"));

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("event_quarterObsolete", "event_obsolete")
			.hasNotPassed("serviceTask_recordQuarter");
		assertThat(wholes(process)).containsExactly(OutcomeKind.OBSOLETE);
	}

	@Test
	void refusesAPlanThatLacksWhatAQuarterNeeds() {
		ProcessInstance process = accepted();
		LocalDate day = LocalDate.of(2014, 2, 20);

		assertThat(fields(this.office.refusedWith(process, "userTask_draftPlan",
				Map.of("events", List.of(row("conference", day), row("other", day))))))
			.containsExactly("events", "events", "events");
		assertThat(fields(this.office.refusedWith(process, "userTask_draftPlan",
				Map.of("events", List.of(row("publication", LocalDate.of(2014, 1, 28)), row("meeting", day))))))
			.containsExactly("events[0].plannedOn");
		assertThat(fields(this.office.refusedWith(process, "userTask_draftPlan",
				Map.of("events", List.of(Map.of("kind", "party", "plannedOn", "2014-02-20"), row("meeting", day))))))
			.containsExactlyInAnyOrder("events[0].title", "events[0].kind", "events[0].place");
		assertThat(fields(this.office.refusedWith(process, "userTask_draftPlan", Map.of("documents", List.of()))))
			.containsExactly("documents");
		assertThat(this.office.task(process, "userTask_draftPlan").getDueDate().toInstant())
			.isEqualTo("2014-02-14T12:59:59Z");
	}

	@Test
	void refusesAReportThatDoesNotSayWhatHappened() {
		ProcessInstance process = planned();
		Task task = reportOf(process, "Кластер и жильё");

		assertThat(fields(this.office.refused(task, Map.of()))).containsExactly("happened");
		assertThat(fields(this.office.refused(task, Map.of("happened", "held")))).containsExactlyInAnyOrder("heldOn",
				"participants", "documents");
		assertThat(fields(this.office.refused(task, Map.of("happened", "moved")))).containsExactlyInAnyOrder("newDate",
				"reason");
		assertThat(fields(this.office.refused(task, Map.of("happened", "cancelled", "reason", "Так"))))
			.containsExactly("reason");
		LocalDate planned = register(process).get(1).plan().plannedOn();
		assertThat(fields(this.office.refused(task, moved(planned)))).containsExactly("newDate");
		assertThat(fields(this.office.refused(task, moved(LocalDate.of(2014, 1, 1))))).containsExactly("newDate");
	}

	@Test
	void isTakenOffControlWhileItIsUnderWay() {
		ProcessInstance process = accepted();
		Scope ended = this.control.withdraw(this.office.tasks(process).get(0), Extent.PART);

		assertThat(ended).isEqualTo(new Scope(RecommendationKey.parse(process.getBusinessKey()), ended.process(),
				Optional.empty(), Optional.empty()));
		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("userTask_report");
	}

	@Test
	void goesOnWithTheNextQuarterIfOneIsTakenOffControl() {
		ProcessInstance process = planned();
		Scope ended = this.control.withdraw(process, "userTask_reportEvent");

		assertThat(ended.period()).contains(ReportingPeriod.parse("2014-Q1"));
		this.control.assertRecorded(process, ended);
		BpmnAwareTests.assertThat(process).isNotEnded().hasPassed("event_quarterWithdrawalRecorded");
		assertThat(this.office.open(process)).containsExactly("userTask_decideAdditions");
		this.office.complete(process, "userTask_decideAdditions");
		// What was planned for the quarter that is closed is nobody's task any more.
		assertThat(this.office.open(process)).isEmpty();
		this.office.fireTimer(process, "event_quarterOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 7, 1));
	}

	private void missed(ProcessInstance process, String recurrence) {
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "missed", "recurrence", recurrence, "comment", "Не было всего, что нужно"));
	}

	private void refuse(ProcessInstance process) {
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Программа уже есть в другом плане"));
	}

	private ProcessInstance accepted() {
		ProcessInstance process = this.office.start(EventProgramme.PROCESS, "1.3");
		this.office.complete(process, "userTask_accept");
		return process;
	}

	private ProcessInstance planned() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_draftPlan");
		this.office.complete(process, "userTask_approvePlan");
		return process;
	}

	private void reportAll(ProcessInstance process) {
		this.office.tasks(process).forEach((task) -> this.office.complete(task, Map.of()));
	}

	private Task reportOf(ProcessInstance process, String title) {
		return this.office.tasks(process)
			.stream()
			.filter((task) -> task.getDescription().contains(title))
			.findFirst()
			.orElseThrow();
	}

	private static Map<String, Object> moved(LocalDate day) {
		return Map.of("happened", "moved", "newDate", day.toString(), "reason", "Зал занят в этот день");
	}

	private static Map<String, Object> row(String kind, LocalDate day) {
		return Map.of("title", "Мероприятие", "kind", kind, "plannedOn", day.toString(), "place", "Амурск");
	}

	private List<Event> register(ProcessInstance process) {
		return this.events.of(key(process), DISTRICT);
	}

	private List<OutcomeKind> wholes(ProcessInstance process) {
		return this.outcomes.of(key(process))
			.stream()
			.filter((outcome) -> outcome.period().isEmpty() && outcome.organisation().isEmpty())
			.map(Outcomes.Outcome::kind)
			.toList();
	}

	private static RecommendationKey key(ProcessInstance process) {
		return RecommendationKey.parse(process.getBusinessKey());
	}

	private static List<String> fields(List<Violation> violations) {
		return violations.stream().map(Violation::field).toList();
	}

}
