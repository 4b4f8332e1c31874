package resolute.execution.process.events;

import java.time.LocalDate;
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
import resolute.execution.process.AddressedOrganisations;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.register.EventKind;
import resolute.register.EventRegister;
import resolute.register.EventRegister.PlannedEvent;
import resolute.register.InvitationRegister;
import resolute.register.InvitationRegister.Invitation;
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
class EventParticipationProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(EventParticipation.PROCESS);

	private static final OrganisationId DISTRICT = new OrganisationId("district");

	private static final OrganisationId ONE = new OrganisationId("companySampleOne");

	private static final OrganisationId TWO = new OrganisationId("companySampleTwo");

	private static final OrganisationId THREE = new OrganisationId("companySampleThree");

	private static final LocalDate DAY = LocalDate.of(2014, 2, 20);

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private EventRegister events;

	@Autowired
	private InvitationRegister invitations;

	@Autowired
	private EventPlans plans;

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
	void invitesCompaniesToAnEventAndCountsWhoCame() {
		ProcessInstance process = accepted();
		UUID event = announce(process, DAY);
		Task invitation = this.office.task(process, "userTask_answerInvitation", ONE.value());
		assertThat(invitation.getDescription()).contains("«Круглый стол», 20.02.2014, Амурск");
		// 3 working days before Thursday 20 February 2014.
		assertThat(invitation.getDueDate().toInstant()).isEqualTo("2014-02-17T12:59:59Z");
		assertThat(fields(this.office.refused(invitation, Map.of("answer", "perhaps")))).containsExactly("answer");
		assertThat(fields(this.office.refused(invitation, Map.of("answer", "online"))))
			.containsExactly("representative");
		answer(process, ONE, "yes");
		answer(process, TWO, "online");
		answer(process, THREE, "no");
		this.office.fireTimer(process, "event_eventOver");
		assertThat(this.office.clock().today()).isEqualTo(DAY.plusDays(1));
		this.events.hold(event, DAY, 30);
		mark(process, ONE, TWO);

		assertThat(this.invitations.of(event)).containsExactlyInAnyOrder(
				new Invitation(ONE, Optional.of("yes"), Optional.of(true)),
				new Invitation(TWO, Optional.of("online"), Optional.of(true)),
				new Invitation(THREE, Optional.of("no"), Optional.of(false)));
		this.office.fireTimer(process, "event_quarterOver");
		assertThat(this.office.task(process, "userTask_removeFromControl").getDescription()).contains("2 из 3");
		this.office.complete(process, "userTask_removeFromControl");
		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("event_quarterClosed", "event_ended")
			.hasNotPassed("userTask_takeNote", "event_answersOver");
		Optional<ReportingPeriod> quarter = Optional.of(ReportingPeriod.parse("2014-Q1"));
		assertThat(this.outcomes.of(key(process)))
			.extracting(Outcomes.Outcome::organisation, Outcomes.Outcome::period, Outcomes.Outcome::kind)
			.containsExactlyInAnyOrder(tuple(Optional.of(ONE), quarter, OutcomeKind.CARRIED_OUT),
					tuple(Optional.of(TWO), quarter, OutcomeKind.CARRIED_OUT),
					tuple(Optional.empty(), quarter, OutcomeKind.CARRIED_OUT),
					tuple(Optional.of(ONE), Optional.empty(), OutcomeKind.CARRIED_OUT),
					tuple(Optional.of(TWO), Optional.empty(), OutcomeKind.CARRIED_OUT),
					tuple(Optional.of(THREE), Optional.empty(), OutcomeKind.MISSED),
					tuple(Optional.empty(), Optional.empty(), OutcomeKind.CARRIED_OUT));
	}

	@Test
	void invitesNobodyWhoRefusedAndEndsWhenAllDo() {
		ProcessInstance process = this.office.start(EventParticipation.PROCESS, EventParticipation.NUMBER);
		refuse(process, ONE);
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Приглашаем ещё раз"));
		refuse(process, ONE);
		this.office.complete(process, "userTask_considerRefusal");
		UUID event = announce(process, DAY);
		assertThat(this.invitations.of(event)).extracting(Invitation::company).containsExactlyInAnyOrder(TWO, THREE);
		refuse(process, TWO);
		this.office.complete(process, "userTask_considerRefusal");
		refuse(process, THREE);
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("event_declined")
			.hasNotPassed("event_companiesAnswered", "userTask_removeFromControl");
		assertThat(this.office.open(process)).isEmpty();
		assertThat(whole(process)).containsExactly(OutcomeKind.DECLINED);
	}

	@Test
	void waitsForTheNewDayOfAMovedEventAndForgetsACancelledOne() {
		ProcessInstance process = accepted();
		UUID event = announce(process, DAY);
		this.office.fireTimer(process, "event_answersOver");
		assertThat(this.office.clock().today()).isEqualTo(DAY);
		assertThat(this.office.open(process)).isEmpty();
		this.events.move(event, DAY.plusDays(7), "Зал занят в этот день");
		this.office.fireTimer(process, "event_eventOver");
		this.office.fireTimer(process, "event_eventOver");
		assertThat(this.office.clock().today()).isEqualTo(DAY.plusDays(8));

		assertThat(fields(this.office.refusedWith(process, "userTask_markAttendance", Map.of("decision", "notHeld"))))
			.containsExactly("decision");
		this.events.move(event, DAY.plusDays(14), "Дорогу занесло снегом");
		this.office.complete(process, "userTask_markAttendance", Map.of("decision", "notHeld"));
		assertThat(this.office.open(process)).isEmpty();
		this.events.cancel(event, "Докладчик не приехал");
		this.office.fireTimer(process, "event_eventOver");

		BpmnAwareTests.assertThat(process).isNotEnded().hasPassed("event_eventCancelled");
		assertThat(this.office.open(process)).isEmpty();
	}

	@Test
	void refusesAttendanceOfTheUninvitedAndBeforeTheReport() {
		ProcessInstance process = accepted();
		UUID event = announce(process, DAY);
		this.office.fireTimer(process, "event_answersOver");
		this.office.fireTimer(process, "event_eventOver");

		assertThat(fields(this.office.refusedWith(process, "userTask_markAttendance", Map.of())))
			.containsExactly("decision");
		this.events.hold(event, DAY, 5);
		assertThat(fields(this.office.refusedWith(process, "userTask_markAttendance",
				Map.of("attendees", List.of(Map.of("company", "district"))))))
			.containsExactly("attendees");
		assertThat(fields(this.office.refusedWith(process, "userTask_markAttendance",
				Map.of("attendees", List.of(came(ONE), came(ONE))))))
			.containsExactly("attendees");
		assertThat(fields(this.office.refusedWith(process, "userTask_markAttendance",
				Map.of("attendees", List.of(Map.of("company", "nobody"))))))
			.containsExactly("attendees[0].company");
		assertThat(fields(this.office.refused(process, "userTask_markAttendance", Map.of("decision", "held"))))
			.containsExactly("documents");
	}

	@Test
	void bringsALowTurnoutToTheCouncil() {
		OrganisationId council = new OrganisationId("council");
		this.participants.establish(council, OrganisationKind.COUNCIL, "Координационный совет");
		this.participants.appoint(council, "head", MemberRole.CHAIR);
		doReturn(true).when(this.organisations).exists("council");
		ProcessInstance process = accepted();
		UUID event = announce(process, DAY);
		this.office.fireTimer(process, "event_answersOver");
		this.office.fireTimer(process, "event_eventOver");
		this.events.hold(event, DAY, 5);
		this.office.fireTimer(process, "event_quarterOver");

		List<Violation> violations = this.office.refusedWith(process, "userTask_removeFromControl", Map.of());
		assertThat(fields(violations)).containsExactly("decision", "decision");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Присутствие отмечено не везде"));
		mark(process, ONE);
		this.office.fireTimer(process, "event_recount");
		// 5 working days after Tuesday 1 April 2014.
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 4, 9));
		this.office.complete(process, "userTask_removeFromControl", Map.of("recurrence", "continue"));
		assertThat(fields(this.office.refused(process, "userTask_takeNote", Map.of("noted", "proposal"))))
			.containsExactly("proposal");
		this.office.complete(process, "userTask_takeNote");

		BpmnAwareTests.assertThat(process).isNotEnded().hasPassed("event_noteTaken", "serviceTask_nextQuarter");
		this.office.fireTimer(process, "event_quarterOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 7, 1));
	}

	@Test
	void closesAQuarterWithoutParticipationWithOpenInvitations() {
		ProcessInstance process = accepted();
		this.office.fireTimer(process, "event_quarterOver");
		assertThat(fields(this.office.refused(process, "userTask_removeFromControl", Map.of("decision", "accept"))))
			.containsExactlyInAnyOrder("attendanceMarked", "eventAttended", "recurrence");
		announce(process, LocalDate.of(2014, 5, 20));
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "missed", "recurrence", "end", "comment", "Мероприятий не было"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("serviceTask_recordMissed", "event_ended");
		assertThat(this.office.open(process)).isEmpty();
		assertThat(whole(process)).containsExactly(OutcomeKind.MISSED);
	}

	@Test
	void isClosedAsObsolete() {
		ProcessInstance process = accepted();
		this.office.fireTimer(process, "event_quarterOver");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Кластер создан"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_quarterObsolete", "event_obsolete");
		assertThat(whole(process)).containsExactly(OutcomeKind.OBSOLETE);
	}

	@Test
	void doesWithoutACompanyThatIsTakenOffControl() {
		ProcessInstance process = this.office.start(EventParticipation.PROCESS, EventParticipation.NUMBER);
		Scope ended = this.control.withdraw(process, "userTask_accept", ONE.value());
		assertThat(ended.organisation()).contains(ONE);
		this.control.assertRecorded(process, ended);
		this.office.complete(process, "userTask_accept", TWO.value(), Map.of());
		this.office.complete(process, "userTask_accept", THREE.value(), Map.of());

		BpmnAwareTests.assertThat(process)
			.isNotEnded()
			.hasPassed("event_companyWithdrawalRecorded", "event_companiesAnswered");
		announce(process, DAY);
		assertThat(this.office.open(process)).containsExactly("userTask_answerInvitation", "userTask_answerInvitation");
		assertThat(this.office.task(process, "userTask_answerInvitation", ONE.value())).isNull();
	}

	@Test
	void endsAsObsoleteWhenTheLastCompanyIsTakenOffControl() {
		ProcessInstance process = this.office.start(EventParticipation.PROCESS, EventParticipation.NUMBER);
		refuse(process, ONE);
		this.office.complete(process, "userTask_considerRefusal");
		this.control.withdraw(process, "userTask_accept", TWO.value());
		this.control.withdraw(process, "userTask_accept", THREE.value());

		BpmnAwareTests.assertThat(process).hasPassed("event_declined");
		this.control.assertClosed(process);
	}

	@Test
	void goesOnWithTheNextQuarterIfOneIsTakenOffControl() {
		ProcessInstance process = accepted();
		this.office.fireTimer(process, "event_quarterOver");
		Scope ended = this.control.withdraw(process, "userTask_removeFromControl");

		assertThat(ended.period()).contains(ReportingPeriod.parse("2014-Q1"));
		this.control.assertRecorded(process, ended);
		BpmnAwareTests.assertThat(process).isNotEnded().hasPassed("event_quarterWithdrawalRecorded");
		this.office.fireTimer(process, "event_quarterOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 7, 1));
		assertThat(this.office.open(process)).containsExactly("userTask_removeFromControl");
	}

	@Test
	void isTakenOffControlWithOpenInvitations() {
		ProcessInstance process = accepted();
		announce(process, DAY);
		assertThat(this.control.withdraw(process, "userTask_answerInvitation").organisation()).isEmpty();

		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded");
	}

	private ProcessInstance accepted() {
		ProcessInstance process = this.office.start(EventParticipation.PROCESS, EventParticipation.NUMBER);
		this.participants.companies()
			.forEach((company) -> this.office.complete(process, "userTask_accept", company, Map.of()));
		return process;
	}

	private void refuse(ProcessInstance process, OrganisationId company) {
		this.office.complete(process, "userTask_accept", company.value(),
				Map.of("decision", "declined", "reason", "Нет свободных работников"));
	}

	private UUID announce(ProcessInstance process, LocalDate day) {
		RecommendationKey programme = new RecommendationKey(key(process).resolution(), "1.3");
		this.plans.adopt(programme, DISTRICT,
				List.of(new PlannedEvent(EventKind.ROUND_TABLE, "Круглый стол", day, "Амурск")), Optional.empty());
		return this.events.of(programme, DISTRICT).get(0).id();
	}

	private void answer(ProcessInstance process, OrganisationId company, String answer) {
		this.office.complete(process, "userTask_answerInvitation", company.value(), Map.of("answer", answer));
	}

	private void mark(ProcessInstance process, OrganisationId... companies) {
		this.office.complete(process, "userTask_markAttendance",
				Map.of("attendees", List.of(companies).stream().map(EventParticipationProcessTest::came).toList()));
	}

	private static Map<String, Object> came(OrganisationId company) {
		return Map.of("company", company.value());
	}

	private List<OutcomeKind> whole(ProcessInstance process) {
		return this.outcomes.of(key(process))
			.stream()
			.filter((outcome) -> outcome.organisation().isEmpty() && outcome.period().isEmpty())
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
