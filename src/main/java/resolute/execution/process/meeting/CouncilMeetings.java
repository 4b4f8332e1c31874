package resolute.execution.process.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

import resolute.execution.form.Submission;
import resolute.execution.process.ProcessVariables;
import resolute.register.CouncilAudiences;
import resolute.shared.ReportingPeriod;

/** Names in {@code hold-council-meetings.bpmn}. */
final class CouncilMeetings {

	static final String PROCESS = "holdCouncilMeetingsProcess";

	/** The day by which the month's meeting has to be held. */
	static final String MEET_BY = "meetBy";

	/** Whether the meeting was held with a quorum. */
	static final String QUORATE = "quorate";

	/** What the council's report said had been done. */
	static final String REPORTED = "reported";

	static final String FIX_DATE_FORM = "fixMeetingDateForm";

	static final String PLANNED_ON = "plannedOn";

	static final String STARTS_AT = "startsAt";

	static final String VENUE = "venue";

	static final String SEND_AGENDA = "userTask_sendAgenda";

	static final String AGENDA_FORM = "sendAgendaForm";

	/** The questions of the agenda. */
	static final String QUESTIONS = "questions";

	static final String SENT_ON = "sentOn";

	static final String MATERIALS = "materials";

	static final String HOLD = "userTask_holdMeeting";

	static final String HOLD_FORM = "holdMeetingForm";

	static final String MEETING_RESULT = "meetingResult";

	static final String HELD_ON = "heldOn";

	static final String PRESENT = "present";

	static final String NOT_HELD_BECAUSE = "notHeldBecause";

	static final String PROTOCOL_FORM = "fileMeetingProtocolForm";

	static final String PROTOCOL_NUMBER = "protocolNumber";

	static final String PROTOCOL_DATE = "protocolDate";

	static final String DECISIONS = "decisions";

	static final String DOCUMENTS = "documents";

	static final String INFORM = "userTask_inform";

	static final String INFORM_FORM = "informAudiencesForm";

	/** Who has to be told: for each the form has a box, a channel and a day. */
	static final List<String> AUDIENCES = CouncilAudiences.ALL;

	static final String INFORMED = "Informed";

	static final String CHANNEL = "Channel";

	static final String ON = "On";

	static final String REMOVAL_FORM = "removeMeetingMonthFromControlForm";

	private CouncilMeetings() {
	}

	/**
	 * The last day on which a month's meeting can be. A day by which it had to be held
	 * binds nobody once it is over: then it can be on any day of the month.
	 */
	static LocalDate latest(Date meetBy, ReportingPeriod month, Clock clock) {
		LocalDate day = LocalDate.ofInstant(meetBy.toInstant(), clock.getZone());
		return day.isBefore(LocalDate.now(clock)) ? month.lastDay() : day;
	}

	/** The month that a task belongs to. */
	static ReportingPeriod month(Submission submission) {
		return ReportingPeriod.parse(submission.variable(ProcessVariables.PERIOD, String.class));
	}

}
