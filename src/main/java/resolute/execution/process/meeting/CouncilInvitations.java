package resolute.execution.process.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import resolute.notification.Notices;
import resolute.register.MeetingInvitations;
import resolute.register.MeetingRegister;
import resolute.register.MeetingRegister.Question;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Service;

/**
 * Tells the members of the council of its meetings, in the transaction in which the
 * register learns of them.
 */
@Service
class CouncilInvitations {

	private static final String MONTH_ENDED = "Работа по этому месяцу прекращена.";

	private final MeetingRegister register;

	private final MeetingInvitations invitations;

	private final Notices notices;

	private final Clock clock;

	CouncilInvitations(MeetingRegister register, MeetingInvitations invitations, Notices notices, Clock clock) {
		this.register = register;
		this.invitations = invitations;
		this.notices = notices;
		this.clock = clock;
	}

	/**
	 * Enters the agenda of the meeting of a month, and invites to it.
	 * @param by the account of who sends it
	 */
	void send(RecommendationKey recommendation, ReportingPeriod month, List<Question> questions, List<UUID> documents,
			String by) {
		UUID meeting = this.register.enterAgenda(recommendation, month, questions, documents);
		this.invitations.invite(meeting, by).ifPresent(this.notices::meetingAnnounced);
	}

	/** Enters that the meeting of a month was not held, and takes it out of calendars. */
	void cancel(RecommendationKey recommendation, ReportingPeriod month, String reason, String by) {
		UUID meeting = this.register.planned(recommendation, month).orElseThrow().id();
		this.invitations.callOff(meeting, reason, by).ifPresent(this.notices::meetingAnnounced);
		this.register.cancel(recommendation, month, reason);
	}

	/**
	 * Takes a meeting that is still to come out of calendars, because nothing more
	 * happens in its month.
	 */
	void end(RecommendationKey recommendation, ReportingPeriod month) {
		LocalDate today = LocalDate.now(this.clock);
		this.register.planned(recommendation, month)
			.filter((meeting) -> !meeting.plannedOn().isBefore(today))
			.flatMap((meeting) -> this.invitations.callOff(meeting.id(), MONTH_ENDED, null))
			.ifPresent(this.notices::meetingAnnounced);
	}

}
