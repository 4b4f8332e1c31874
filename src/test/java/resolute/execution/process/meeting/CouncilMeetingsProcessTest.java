package resolute.execution.process.meeting;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.execution.ActionRefusedException;
import resolute.execution.CouncilDesk;
import resolute.execution.form.Violation;
import resolute.execution.process.Withdrawals.Extent;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.register.AssignmentRegister;
import resolute.register.MeetingRegister;
import resolute.register.MeetingRegister.Attendance;
import resolute.register.MeetingRegister.Meeting;
import resolute.register.MeetingRegister.Month;
import resolute.register.MeetingRegister.State;
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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

@ApplicationTest
class CouncilMeetingsProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(CouncilMeetings.PROCESS);

	private static final OrganisationId COUNCIL = new OrganisationId("council");

	private static final List<String> MEMBERS = List.of("district", "head", "amursk", "elban", "litovko", "companyone",
			"companytwo");

	private static final ReportingPeriod FEBRUARY = ReportingPeriod.parse("2014-02");

	private static final ReportingPeriod MARCH = ReportingPeriod.parse("2014-03");

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private CouncilAgenda agenda;

	@Autowired
	private CouncilDesk desk;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private Participants participants;

	@Autowired
	private MeetingRegister register;

	@Autowired
	private AssignmentRegister assignments;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void establishCouncil(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
		this.participants.establish(COUNCIL, OrganisationKind.COUNCIL, "Координационный совет");
		this.participants.membersOf(COUNCIL)
			.stream()
			.filter((member) -> !MEMBERS.contains(member))
			.forEach((member) -> this.participants.dismiss(COUNCIL, member));
		MEMBERS.forEach((member) -> this.participants.appoint(COUNCIL, member, MemberRole.MEMBER));
	}

	@Test
	void meetsDecidesInformsAndEndsWhenTheCoordinatorSaysSo() {
		ProcessInstance process = held();
		this.office.complete(process, "userTask_fileProtocol", Map.of("protocolNumber", "1", "decisions", List.of(
				Map.of("text", "Составить перечень домов", "executor", "settlementElban", "dueOn", "2014-03-14"),
				Map.of("text", "Провести совещание с компаниями", "executor", "council", "dueOn", "2014-03-21"))));
		this.office.complete(process, "userTask_inform", Map.of("ownersChannel", "newspaper"));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl", Map.of("recurrence", "end"));

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("serviceTask_giveAssignments", "event_ended", "event_endWanted", "event_carriedOut")
			.hasNotPassed("event_monthOver", "serviceTask_nextMonth", "event_obsolete");
		assertThat(this.outcomes.of(key(process)))
			.extracting((outcome) -> outcome.period().orElse(null), Outcomes.Outcome::kind)
			.containsExactlyInAnyOrder(tuple(FEBRUARY, OutcomeKind.CARRIED_OUT), tuple(null, OutcomeKind.CARRIED_OUT));
		assertThat(this.outcomes.of(key(process))).allMatch((outcome) -> outcome.organisation().isEmpty());
		Meeting meeting = this.register.quorate(key(process), FEBRUARY);
		assertThat(meeting.plannedOn()).isEqualTo("2014-02-18");
		assertThat(meeting.attendance()).contains(new Attendance(LocalDate.of(2014, 2, 18), 7, 7, true));
		assertThat(meeting.protocolNumber()).contains("1");
		assertThat(this.register.informed(meeting.id())).hasSize(4)
			.anyMatch((told) -> told.audience().equals("owners") && told.channel().equals("newspaper"));
		assertThat(this.register.months(key(process))).containsExactly(new Month(FEBRUARY, State.HELD));
		assertThat(this.assignments.of(key(process)))
			.extracting((assignment) -> assignment.organisation().value(), AssignmentRegister.Assignment::dueOn)
			.containsExactlyInAnyOrder(tuple("settlementElban", LocalDate.of(2014, 3, 14)),
					tuple("council", LocalDate.of(2014, 3, 21)));
		assertThat(this.register.decisionsToAssign(key(process), FEBRUARY)).isEmpty();
		assertThat(this.office.open(process)).containsExactly("userTask_acceptAssignment", "userTask_acceptAssignment");
	}

	@Test
	void goesOnMonthByMonthUntilTheCoordinatorEndsIt() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl", Map.of("recurrence", "continue"));
		assertThat(this.office.open(process)).isEmpty();
		BpmnAwareTests.assertThat(process).isNotEnded().hasPassed("event_monthDone", "event_monthClosed");

		this.office.fireTimer(process, "event_nextMonth");
		assertThat(this.office.clock().today()).isEqualTo("2014-03-01");
		assertThat(this.office.open(process)).containsExactly("userTask_fixDate");
		hold(process, LocalDate.of(2014, 3, 20));
		finish(process);
		this.office.complete(process, "userTask_removeFromControl", Map.of("recurrence", "end"));

		BpmnAwareTests.assertThat(process).isEnded();
		assertThat(this.register.months(key(process))).containsExactly(new Month(FEBRUARY, State.HELD),
				new Month(MARCH, State.HELD));
	}

	@Test
	void beginsTheNextMonthOnItsFirstDayHoweverLateTheLastOneIsReported() {
		ProcessInstance process = held();
		this.office.fireTimer(process, "event_nextMonth");

		assertThat(this.office.open(process)).containsExactly("userTask_fileProtocol", "userTask_fixDate");
		assertThat(this.register.months(key(process))).containsExactly(new Month(FEBRUARY, State.HELD),
				new Month(MARCH, State.OPEN));
		hold(process, LocalDate.of(2014, 3, 5));
		assertThat(this.office.open(process)).containsExactly("userTask_fileProtocol", "userTask_fileProtocol");
	}

	@Test
	void recordsAMonthWithoutAQuorateMeetingAsMissedForGood() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_fixDate", Map.of("plannedOn", "2014-02-18"));
		this.office.complete(process, "userTask_sendAgenda");
		this.office.fireTimer(process, "event_monthOver");

		assertThat(this.office.clock().today()).isEqualTo("2014-03-01");
		assertThat(this.office.open(process)).isEmpty();
		BpmnAwareTests.assertThat(process).isNotEnded().hasPassed("event_missed").hasNotPassed("userTask_fileProtocol");
		assertThat(deadlineState(process, "userTask_sendAgenda")).isEqualTo("submitted");
		assertThat(deadlineState(process, "userTask_holdMeeting")).isEqualTo("withdrawn");
		this.office.fireTimer(process, "event_nextMonth");
		hold(process, LocalDate.of(2014, 3, 5));
		finish(process);
		this.office.complete(process, "userTask_removeFromControl", Map.of("recurrence", "end"));

		assertThat(this.register.months(key(process))).containsExactly(new Month(FEBRUARY, State.MISSED),
				new Month(MARCH, State.HELD));
		assertThat(this.outcomes.of(key(process)))
			.extracting((outcome) -> outcome.period().orElse(null), Outcomes.Outcome::kind)
			.containsExactlyInAnyOrder(tuple(FEBRUARY, OutcomeKind.MISSED), tuple(MARCH, OutcomeKind.CARRIED_OUT),
					tuple(null, OutcomeKind.CARRIED_OUT));
	}

	@Test
	void meetsAgainInTheSameMonthAfterAMeetingWithoutAQuorumOrNoneAtAll() {
		ProcessInstance process = accepted();
		prepare(process, LocalDate.of(2014, 2, 11));
		// 3 of 7 are fewer than half.
		this.office.complete(process, "userTask_holdMeeting", Map.of("present", List.of("head", "district", "elban")));
		assertThat(this.office.open(process)).containsExactly("userTask_fixDate");

		prepare(process, LocalDate.of(2014, 2, 13));
		this.office.complete(process, "userTask_holdMeeting",
				Map.of("meetingResult", "notHeld", "notHeldBecause", "Метель, дорога закрыта"));
		assertThat(this.office.open(process)).containsExactly("userTask_fixDate");

		prepare(process, LocalDate.of(2014, 2, 19));
		this.office.complete(process, "userTask_holdMeeting",
				Map.of("present", List.of("head", "district", "elban", "amursk")));
		assertThat(this.office.open(process)).containsExactly("userTask_fileProtocol");
		assertThat(this.register.meetings(key(process)))
			.extracting((meeting) -> meeting.attendance().map(Attendance::quorate).orElse(null),
					(meeting) -> meeting.notHeldBecause().orElse(null))
			.containsExactly(tuple(false, null), tuple(null, "Метель, дорога закрыта"), tuple(true, null));
	}

	@Test
	void aHalfIsNoQuorum() {
		this.participants.dismiss(COUNCIL, "companytwo");
		ProcessInstance process = accepted();
		prepare(process, LocalDate.of(2014, 2, 11));
		this.office.complete(process, "userTask_holdMeeting", Map.of("present", List.of("head", "district", "elban")));

		assertThat(this.office.open(process)).containsExactly("userTask_fixDate");
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = this.office.start(CouncilMeetings.PROCESS, "1.2");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Совет собирается раз в квартал"));
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Рекомендация говорит о месяце"));
		assertThat(this.office.open(process)).containsExactly("userTask_accept");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Совет собирается раз в квартал"));
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined").hasNotPassed("serviceTask_firstMonth");
		assertThat(this.outcomes.of(key(process))).extracting(Outcomes.Outcome::kind)
			.containsExactly(OutcomeKind.DECLINED);
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsoleteWithTheMonthsStillOpen() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите протокол"));
		assertThat(this.office.open(process)).containsExactly("userTask_report");
		this.office.complete(process, "userTask_report");
		this.office.fireTimer(process, "event_nextMonth");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Район преобразован в округ"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_closed", "event_closeWanted", "event_obsolete");
		assertThat(this.office.open(process)).isEmpty();
		assertThat(this.outcomes.of(key(process)))
			.extracting((outcome) -> outcome.period().orElse(null), Outcomes.Outcome::kind)
			.containsExactly(tuple(null, OutcomeKind.OBSOLETE));
	}

	@Test
	void computesDueDatesFromTheCalendarAndTheMeeting() {
		ProcessInstance process = accepted();
		// The later of 10 February and 3 working days after 29 January.
		assertDue(process, "userTask_fixDate", "2014-02-10");
		this.office.complete(process, "userTask_fixDate", Map.of("plannedOn", "2014-02-18"));
		assertDue(process, "userTask_sendAgenda", "2014-02-11");
		this.office.complete(process, "userTask_sendAgenda");
		// 15 working days after 29 January.
		assertDue(process, "userTask_holdMeeting", "2014-02-19");
		this.office.clock().moveTo(LocalDate.of(2014, 2, 18));
		this.office.complete(process, "userTask_holdMeeting");
		assertDue(process, "userTask_fileProtocol", "2014-02-21");
		this.office.complete(process, "userTask_fileProtocol", Map.of("decisions", List.of()));
		assertDue(process, "userTask_inform", "2014-02-25");
		this.office.complete(process, "userTask_inform");
		assertDue(process, "userTask_report", "2014-02-28");

		this.office.fireTimer(process, "event_nextMonth");
		// Monday 10 March was off in 2014: the deadline is the working day before.
		assertDue(process, "userTask_fixDate", "2014-03-07");
		this.office.complete(process, "userTask_fixDate", Map.of("plannedOn", "2014-03-27"));
		this.office.complete(process, "userTask_sendAgenda");
		assertDue(process, "userTask_holdMeeting", "2014-03-31");
	}

	@Test
	void beginsWithTheMonthOfAcceptanceIfTheFirstTermIsOverByThen() {
		ProcessInstance process = this.office.start(CouncilMeetings.PROCESS, "1.2");
		this.office.clock().moveTo(LocalDate.of(2014, 3, 12));
		this.office.complete(process, "userTask_accept");

		assertThat(this.register.months(key(process))).containsExactly(new Month(MARCH, State.OPEN));
		assertDue(process, "userTask_fixDate", "2014-03-17");
	}

	@Test
	void refusesAMeetingDateThatIsTooLateOrPast() {
		ProcessInstance process = accepted();
		String task = "userTask_fixDate";

		assertThat(fields(this.office.refused(process, task, Map.of()))).containsExactlyInAnyOrder("plannedOn",
				"startsAt", "venue");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("plannedOn", "2014-01-28"))))
			.containsExactly("plannedOn");
		assertThat(this.office.refusedWith(process, task, Map.of("plannedOn", "2014-02-20"))).singleElement()
			.satisfies((violation) -> assertThat(violation.message()).contains("19.02.2014"));
		assertThat(fields(this.office.refusedWith(process, task, Map.of("startsAt", "25:00"))))
			.containsExactly("startsAt");
		this.office.clock().moveTo(LocalDate.of(2014, 2, 24));
		assertThat(fields(this.office.refusedWith(process, task, Map.of("plannedOn", "2014-03-01"))))
			.containsExactly("plannedOn");
		this.office.complete(process, task, Map.of("plannedOn", "2014-02-28"));
	}

	@Test
	void refusesAnAgendaSentAfterTheMeetingOrNotAttached() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_fixDate", Map.of("plannedOn", "2014-02-05"));
		this.office.clock().moveTo(LocalDate.of(2014, 2, 6));
		String task = "userTask_sendAgenda";

		assertThat(fields(this.office.refusedWith(process, task, Map.of("sentOn", "2014-02-06"))))
			.containsExactly("sentOn");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("sentOn", "2014-02-07"))))
			.containsExactly("sentOn");
		assertThat(fields(this.office.refusedWith(process, task,
				Map.of("sentOn", "2014-02-04", "materials", List.of(document(process, task, "material"))))))
			.containsExactly("materials");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("materials", List.of()))))
			.containsExactly("materials");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("questions", List.of()))))
			.containsExactly("questions");
		assertThat(fields(this.office.refusedWith(process, task,
				Map.of("questions", List.of(Map.of("text", "О плане", "reporter", "Секретарь", "minutes", "481"))))))
			.containsExactly("questions[0].minutes");
		assertThat(fields(this.office.refusedWith(process, task,
				Map.of("questions", List.of(Map.of("text", "О плане", "minutes", "10"))))))
			.containsExactly("questions[0].reporter");
	}

	@Test
	void refusesAttendanceOfStrangersAndOfAnotherTime() {
		ProcessInstance process = accepted();
		prepare(process, LocalDate.of(2014, 2, 11));
		String task = "userTask_holdMeeting";

		assertThat(fields(this.office.refused(process, task, Map.of("meetingResult", "held"))))
			.containsExactlyInAnyOrder("heldOn", "present");
		assertThat(fields(this.office.refused(process, task, Map.of("meetingResult", "notHeld"))))
			.containsExactly("notHeldBecause");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("present", List.of("head", "sanboli")))))
			.containsExactly("present");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("present", List.of("head", "head")))))
			.containsExactly("present");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("heldOn", "2014-01-28"))))
			.containsExactly("heldOn");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("heldOn", "2014-02-12"))))
			.containsExactly("heldOn");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("quorate", true)))).containsExactly("quorate");
	}

	@Test
	void refusesAProtocolOlderThanItsMeetingAndDecisionsNobodyCanCarryOut() {
		ProcessInstance process = held();
		String task = "userTask_fileProtocol";

		assertThat(fields(this.office.refusedWith(process, task, Map.of("protocolDate", "2014-02-17"))))
			.containsExactly("protocolDate");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("documents", List.of()))))
			.containsExactly("documents");
		assertThat(fields(this.office.refusedWith(process, task,
				Map.of("decisions", List.of(decision("settlementNowhere", "2014-03-14"))))))
			.containsExactly("decisions[0].executor");
		assertThat(fields(this.office.refusedWith(process, task,
				Map.of("decisions", List.of(decision("district", "2014-03-14"), decision("district", "2014-02-17"))))))
			.containsExactly("decisions[1].dueOn");
		assertThat(fields(this.office.refusedWith(process, task,
				Map.of("decisions", List.of(Map.of("executor", "district", "dueOn", "2014-03-14"))))))
			.containsExactly("decisions[0].text");
	}

	@Test
	void refusesInformationThatLeavesAnAudienceOut() {
		ProcessInstance process = held();
		this.office.complete(process, "userTask_fileProtocol");
		String task = "userTask_inform";

		assertThat(fields(this.office.refusedWith(process, task, Map.of("ownersInformed", false))))
			.containsExactly("ownersInformed");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("businessOn", "2014-02-17"))))
			.containsExactly("businessOn");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("authoritiesOn", "2014-02-19"))))
			.containsExactly("authoritiesOn");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("enterprisesChannel", "rumour"))))
			.containsExactly("enterprisesChannel");
	}

	@Test
	void refusesToTakeAMonthOffControlThatIsNotDone() {
		ProcessInstance process = held();
		this.office.complete(process, "userTask_fileProtocol");
		this.office.complete(process, "userTask_inform");
		this.office.complete(process, "userTask_report", Map.of("reported", "partly"));
		String task = "userTask_removeFromControl";

		assertThat(fields(this.office.refusedWith(process, task, Map.of()))).containsExactly("decision");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("meetingQuorate", false))))
			.containsExactly("meetingQuorate");
		assertThat(fields(this.office.refusedWith(process, task, Map.of("recurrence", "perhaps"))))
			.containsExactly("recurrence");
		assertThat(fields(this.office.refused(process, task, Map.of("decision", "rework")))).containsExactly("comment");
		this.office.complete(process, task, Map.of("decision", "rework", "comment", "Сообщите собственникам"));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, task);
	}

	@Test
	void isTakenOffControlBeforeTheFirstMonth() {
		ProcessInstance process = this.office.start(CouncilMeetings.PROCESS, "1.2");
		this.control.withdraw(process, "userTask_accept");

		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("serviceTask_firstMonth");
	}

	@Test
	void goesOnWithTheOtherMonthsIfOneIsTakenOffControl() {
		ProcessInstance process = accepted();
		this.office.fireTimer(process, "event_nextMonth");
		holdInMarch(process);
		Scope ended = this.control.withdraw(dateTask(process, FEBRUARY), Extent.PART);

		assertThat(ended)
			.isEqualTo(new Scope(key(process), "1.2 Заседания совета", Optional.empty(), Optional.of(FEBRUARY)));
		this.control.assertRecorded(process, ended);
		assertThat(this.register.months(key(process))).containsExactly(new Month(FEBRUARY, State.CLOSED),
				new Month(MARCH, State.HELD));
		assertThat(this.office.open(process)).containsExactly("userTask_fileProtocol");
		BpmnAwareTests.assertThat(process).isNotEnded().hasPassed("event_monthWithdrawalRecorded");
		finish(process);
		this.office.complete(process, "userTask_removeFromControl", Map.of("recurrence", "end"));
		BpmnAwareTests.assertThat(process).isEnded();
		assertThat(this.outcomes.of(key(process)))
			.extracting((outcome) -> outcome.period().orElse(null), Outcomes.Outcome::kind)
			.containsExactlyInAnyOrder(tuple(FEBRUARY, OutcomeKind.OBSOLETE), tuple(MARCH, OutcomeKind.CARRIED_OUT),
					tuple(null, OutcomeKind.CARRIED_OUT));
	}

	@Test
	void invitesTheMembersOnceTheAgendaIsSent() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_fixDate",
				Map.of("plannedOn", "2014-02-18", "startsAt", "14:30", "venue", "Малый зал"));
		assertThat(told(process)).isEmpty();
		this.office.complete(process, "userTask_sendAgenda",
				Map.of("questions",
						List.of(Map.of("text", "О плане работы", "reporter", "Секретарь совета", "minutes", "15"),
								Map.of("text", "О перечне домов", "reporter", "Эльбан", "minutes", "30"))));

		assertThat(told(process)).containsExactly("0 invited 2014-02-18 14:30:00 Малый зал");
		assertThat(invited(process, "invited")).containsExactlyInAnyOrderElementsOf(MEMBERS);
		assertThat(this.jdbc.sql("""
				select q.position || ' ' || q.text || ' ' || q.reporter || ' ' || q.minutes from meeting_question q
				join council_meeting m on m.id = q.meeting_id where m.resolution_id = :id order by q.position
				""").param("id", key(process).resolution().value()).query(String.class).list())
			.containsExactly("1 О плане работы Секретарь совета 15", "2 О перечне домов Эльбан 30");
		this.office.clock().moveTo(LocalDate.of(2014, 2, 18));
		this.office.complete(process, "userTask_holdMeeting");
		assertThat(told(process)).as("a meeting that was held is not called off").hasSize(1);
	}

	@Test
	void takesAMeetingThatWasNotHeldOutOfCalendars() {
		ProcessInstance process = accepted();
		prepare(process, LocalDate.of(2014, 2, 11));
		this.participants.dismiss(COUNCIL, "companytwo");
		this.office.complete(process, "userTask_holdMeeting",
				Map.of("meetingResult", "notHeld", "notHeldBecause", "Метель, дорога закрыта"));

		assertThat(told(process)).hasSize(2).last().asString().startsWith("1 cancelled 2014-02-11");
		assertThat(invited(process, "cancelled")).as("whoever was invited")
			.containsExactlyInAnyOrderElementsOf(MEMBERS);
		prepare(process, LocalDate.of(2014, 2, 19));
		assertThat(told(process)).hasSize(3).last().asString().startsWith("0 invited 2014-02-19");
	}

	@Test
	void takesAMeetingOutOfCalendarsWhenItsMonthIsTakenOffControl() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_fixDate", Map.of("plannedOn", "2014-02-18"));
		this.office.complete(process, "userTask_sendAgenda");
		this.control.withdraw(process, "userTask_holdMeeting");

		assertThat(told(process)).hasSize(2).last().asString().startsWith("1 cancelled 2014-02-18");
	}

	@Test
	void movesAMeetingAndTellsTheMembers() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_fixDate", Map.of("plannedOn", "2014-02-18"));
		assertThatExceptionOfType(ActionRefusedException.class).as("nobody is invited yet")
			.isThrownBy(() -> move(process, 0, "2014-02-19", "15:00"));
		this.office.complete(process, "userTask_sendAgenda");

		move(process, 0, "2014-02-19", "15:00");
		assertThat(told(process)).hasSize(2).last().isEqualTo("1 moved 2014-02-19 15:00:00 Большой зал");
		assertThat(this.register.planned(key(process), FEBRUARY).orElseThrow().plannedOn()).isEqualTo("2014-02-19");
		assertThatExceptionOfType(ActionRefusedException.class).as("seen before the move")
			.isThrownBy(() -> move(process, 0, "2014-02-20", "15:00"));
		for (String day : List.of("2014-01-28", "2014-03-01", "скоро", "")) {
			assertThatExceptionOfType(ActionRefusedException.class).as(day)
				.isThrownBy(() -> move(process, 1, day, "15:00"));
		}
		assertThatExceptionOfType(ActionRefusedException.class)
			.isThrownBy(() -> move(process, 1, "2014-02-20", "25:00"));
		assertThat(told(process)).hasSize(2);
	}

	@Test
	void takesItThatAudiencesWereToldThatWereWrittenTo() {
		ProcessInstance process = held();
		Map<String, CouncilDesk.Text> letters = Map.of("owners",
				new CouncilDesk.Text("О решениях совета", "Совет решил составить перечень домов."));
		this.desk.addContact(key(process), "owners", "house@example.org", "Образец: старший по дому", "", "head");
		assertThatExceptionOfType(ActionRefusedException.class).as("without a protocol")
			.isThrownBy(() -> this.desk.check(key(process), FEBRUARY, letters));
		this.office.complete(process, "userTask_fileProtocol", Map.of("decisions", List.of()));

		this.desk.send(key(process), FEBRUARY, letters, this.desk.check(key(process), FEBRUARY, letters), "head");
		assertThatExceptionOfType(ActionRefusedException.class).as("a second time")
			.isThrownBy(() -> this.desk.send(key(process), FEBRUARY, letters, "", "head"));
		Task task = this.office.task(process, "userTask_inform");
		assertThat(this.tasks.getVariablesLocal(task.getId())).containsEntry("ownersInformed", true)
			.containsEntry("ownersChannel", "email")
			.containsEntry("ownersOn", "2014-02-18");
		this.office.complete(process, "userTask_inform", Map.of("ownersChannel", "newspaper"));

		assertThat(this.register.informed(this.register.quorate(key(process), FEBRUARY).id())).hasSize(4)
			.anyMatch((told) -> told.audience().equals("owners") && told.channel().equals("email"));
		assertThat(this.jdbc.sql("select address from mail where resolution_id = :id and kind = 'information'")
			.param("id", key(process).resolution().value())
			.query(String.class)
			.list()).containsExactly("house@example.org");
	}

	@Test
	void writesToNobodyElseThanWasShown() {
		ProcessInstance process = held();
		this.office.complete(process, "userTask_fileProtocol", Map.of("decisions", List.of()));
		Map<String, CouncilDesk.Text> letters = Map.of("business",
				new CouncilDesk.Text("О решениях совета", "Совет решил составить перечень домов."));
		assertThatExceptionOfType(ActionRefusedException.class).as("nobody on the list")
			.isThrownBy(() -> this.desk.check(key(process), FEBRUARY, letters));
		this.desk.addContact(key(process), "business", "one@example.org", "Образец: один", "", "head");
		String seen = this.desk.check(key(process), FEBRUARY, letters);
		this.desk.addContact(key(process), "business", "two@example.org", "Образец: два", "", "head");

		assertThatExceptionOfType(ActionRefusedException.class)
			.isThrownBy(() -> this.desk.send(key(process), FEBRUARY, letters, seen, "head"))
			.withMessageContaining("список адресатов изменился");
	}

	@Test
	void hasOverdueItemsOnTheAgendaOfTheNextMeeting() {
		ProcessInstance process = onRecord();
		UUID overdue = deadline(process);
		UUID settled = deadline(process);
		propose(process, overdue, 14, "2.1 Отчитаться за полугодие (Эльбан)");
		propose(process, overdue, 14, "То же ещё раз");
		propose(process, settled, 15, "1.3 Подготовить план (район)");
		this.office.complete(process, "userTask_accept");
		this.office.complete(process, "userTask_fixDate", Map.of("plannedOn", "2014-02-11"));

		String said = "Разошлите членам совета повестку";
		assertThat(description(process)).startsWith("""
				Включить в повестку:
				— 2.1 Отчитаться за полугодие (Эльбан) (срок: 14.01.2014)
				— 1.3 Подготовить план (район) (срок: 15.01.2014)

				""" + said);
		// While the agenda is being prepared one is settled and another one comes up.
		this.jdbc.sql("update deadline set state = 'withdrawn' where id = :id").param("id", settled).update();
		propose(process, deadline(process), 16, "1.7 Составить\n\nсправку");
		assertThat(description(process)).startsWith("""
				Включить в повестку:
				— 2.1 Отчитаться за полугодие (Эльбан) (срок: 14.01.2014)
				— 1.7 Составить справку (срок: 16.01.2014)

				""" + said);

		this.office.complete(process, "userTask_sendAgenda");
		assertThat(onAgenda(process)).containsExactlyInAnyOrder("2.1 Отчитаться за полугодие (Эльбан)",
				"1.7 Составить\n\nсправку");
		assertThat(this.register.proposedForAgenda(key(process))).isEmpty();

		// Without a quorum nobody has dealt with them.
		this.office.clock().moveTo(LocalDate.of(2014, 2, 11));
		this.office.complete(process, "userTask_holdMeeting", Map.of("present", List.of("head")));
		assertThat(this.register.proposedForAgenda(key(process))).hasSize(2);
		hold(process, LocalDate.of(2014, 2, 18));
		assertThat(this.register.proposedForAgenda(key(process))).isEmpty();
		assertThat(onAgenda(process)).hasSize(2);
	}

	@Test
	void sendsAnAgendaWithoutOverdueItems() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_fixDate", Map.of("plannedOn", "2014-02-11"));

		assertThat(description(process)).startsWith("Разошлите членам совета повестку");
	}

	@Test
	void proposesNothingWhereNoCouncilMeets() {
		ProcessInstance process = accepted();
		propose(process, deadline(process), 14, "2.1 Отчитаться за полугодие");

		assertThat(this.register.proposedForAgenda(key(process))).isEmpty();
	}

	@Test
	void putsNoMoreOnAnAgendaThanAMeetingGetsThrough() {
		ProcessInstance process = onRecord();
		this.office.complete(process, "userTask_accept");
		this.office.complete(process, "userTask_fixDate", Map.of("plannedOn", "2014-02-11"));
		for (int item = 0; item < 20; item++) {
			propose(process, deadline(process), 14, "Ы".repeat(1000));
		}

		assertThat(description(process)).hasSizeLessThan(4000).contains("Разошлите членам совета повестку");
		this.office.complete(process, "userTask_sendAgenda");
		assertThat(onAgenda(process)).hasSize(15);
		assertThat(this.register.proposedForAgenda(key(process))).hasSize(5);
	}

	private void move(ProcessInstance process, int sequence, String day, String time) {
		this.desk.move(key(process), FEBRUARY, sequence, day, time, "Большой зал", "head");
	}

	/** What the members were told, in order. */
	private List<String> told(ProcessInstance process) {
		return this.jdbc.sql("""
				select n.sequence || ' ' || n.kind || ' ' || n.planned_on || ' ' || n.starts_at || ' ' || n.venue
				from meeting_notice n join council_meeting m on m.id = n.meeting_id where m.resolution_id = :id
				order by m.planned_on, n.announced_at, n.sequence
				""").param("id", key(process).resolution().value()).query(String.class).list();
	}

	private List<String> invited(ProcessInstance process, String kind) {
		return this.jdbc.sql("""
				select b.recipient from mail b join meeting_notice n on n.id = b.about_id and n.kind = :kind
				where b.resolution_id = :id and b.kind = 'invitation'
				""").param("id", key(process).resolution().value()).param("kind", kind).query(String.class).list();
	}

	/** The resolution has its own row, with council meetings in it. */
	private ProcessInstance onRecord() {
		ProcessInstance process = this.office.start(CouncilMeetings.PROCESS, "1.2");
		this.jdbc.sql("""
				insert into resolution (id, title, adopted_on, venue, preamble, process_id)
				values (:id, 'Резолюция', '2014-01-28', 'Амурск', 'Решили', 'executeProcess')
				""").param("id", key(process).resolution().value()).update();
		this.jdbc.sql("""
				insert into recommendation (resolution_id, number, position, title, text, addressee, process_id)
				values (:id, '1.2', 1, 'Заседания', 'Проводить заседания', 'district', :process)
				""").param("id", key(process).resolution().value()).param("process", CouncilMeetings.PROCESS).update();
		return process;
	}

	/** The deadline of a task elsewhere in the same resolution. */
	private UUID deadline(ProcessInstance process) {
		ProcessInstance other = this.office.start("studyAgencyBranchProcess", "4.3", key(process).resolution().value());
		return this.jdbc.sql("""
				select d.id from deadline d join act_ru_task t on t.id_ = d.task_id where t.proc_inst_id_ = :process
				""").param("process", other.getId()).query(UUID.class).single();
	}

	private void propose(ProcessInstance process, UUID deadline, int day, String text) {
		this.agenda.propose(key(process).resolution(), deadline, LocalDate.of(2014, 1, day), text);
	}

	private String description(ProcessInstance process) {
		return this.office.task(process, "userTask_sendAgenda").getDescription();
	}

	private List<String> onAgenda(ProcessInstance process) {
		return this.jdbc.sql("select text from agenda_item where resolution_id = :id and meeting_id is not null")
			.param("id", key(process).resolution().value())
			.query(String.class)
			.list();
	}

	/** While the meeting of February is still to be planned. */
	private void holdInMarch(ProcessInstance process) {
		this.office.complete(dateTask(process, MARCH), Map.of("plannedOn", "2014-03-05"));
		this.office.complete(process, "userTask_sendAgenda");
		this.office.clock().moveTo(LocalDate.of(2014, 3, 5));
		this.office.complete(process, "userTask_holdMeeting");
	}

	private Task dateTask(ProcessInstance process, ReportingPeriod month) {
		return this.office.tasks(process)
			.stream()
			.filter((task) -> task.getTaskDefinitionKey().equals("userTask_fixDate")
					&& month.code().equals(this.runtime.getVariable(task.getExecutionId(), "period")))
			.findFirst()
			.orElseThrow();
	}

	private ProcessInstance accepted() {
		ProcessInstance process = this.office.start(CouncilMeetings.PROCESS, "1.2");
		this.office.complete(process, "userTask_accept");
		return process;
	}

	/** Held on 18 February 2014 with everybody there. */
	private ProcessInstance held() {
		ProcessInstance process = accepted();
		hold(process, LocalDate.of(2014, 2, 18));
		return process;
	}

	private ProcessInstance reported() {
		ProcessInstance process = held();
		finish(process);
		return process;
	}

	private void prepare(ProcessInstance process, LocalDate day) {
		this.office.complete(process, "userTask_fixDate", Map.of("plannedOn", day.toString()));
		this.office.complete(process, "userTask_sendAgenda");
		this.office.clock().moveTo(day);
	}

	private void hold(ProcessInstance process, LocalDate day) {
		prepare(process, day);
		this.office.complete(process, "userTask_holdMeeting");
	}

	private void finish(ProcessInstance process) {
		this.office.complete(process, "userTask_fileProtocol", Map.of("decisions", List.of()));
		this.office.complete(process, "userTask_inform");
		this.office.complete(process, "userTask_report");
	}

	private Map<String, Object> document(ProcessInstance process, String key, String kind) {
		Task task = this.office.task(process, key);
		UUID file = this.office.upload(task, this.office.performer(task), "Материал.pdf");
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("kind", kind);
		document.put("date", "2014-02-03");
		document.put("file", file.toString());
		return document;
	}

	private static Map<String, Object> decision(String executor, String dueOn) {
		return Map.of("text", "Составить перечень домов", "executor", executor, "dueOn", dueOn);
	}

	private String deadlineState(ProcessInstance process, String task) {
		return this.jdbc.sql("select state from deadline where resolution_id = :resolution and activity_id = :task")
			.param("resolution", key(process).resolution().value())
			.param("task", task)
			.query(String.class)
			.single();
	}

	private void assertDue(ProcessInstance process, String task, String day) {
		assertThat(this.office.task(process, task)
			.getDueDate()
			.toInstant()
			.atZone(this.office.clock().getZone())
			.toLocalDate()).as("due date of %s", task).isEqualTo(day);
	}

	private static RecommendationKey key(ProcessInstance process) {
		return RecommendationKey.parse(process.getBusinessKey());
	}

	private static List<String> fields(List<Violation> violations) {
		return violations.stream().map(Violation::field).toList();
	}

}
