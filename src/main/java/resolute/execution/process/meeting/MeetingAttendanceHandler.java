package resolute.execution.process.meeting;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.DayText;
import resolute.participant.Participants;
import resolute.register.MeetingRegister;

import org.springframework.stereotype.Component;

/** Enters who was at a meeting; whether that is a quorum is computed, not entered. */
@Component
class MeetingAttendanceHandler implements FormHandler {

	private static final String HELD = "held";

	private final MeetingRegister register;

	private final CouncilInvitations invitations;

	private final Participants participants;

	MeetingAttendanceHandler(MeetingRegister register, CouncilInvitations invitations, Participants participants) {
		this.register = register;
		this.invitations = invitations;
		this.participants = participants;
	}

	@Override
	public String form() {
		return CouncilMeetings.HOLD_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if (!isHeld(submission)) {
			return;
		}
		LocalDate begunOn = this.register.begunOn(submission.recommendation(), CouncilMeetings.month(submission));
		if (submission.date(CouncilMeetings.HELD_ON).isBefore(begunOn)) {
			violations.reject(submission.field(CouncilMeetings.HELD_ON), "meeting.too-early", DayText.of(begunOn));
		}
		List<String> members = this.participants.membersOf(submission.responsible());
		List<String> strangers = submission.choices(CouncilMeetings.PRESENT)
			.stream()
			.filter((user) -> !members.contains(user))
			.toList();
		if (!strangers.isEmpty()) {
			violations.reject(submission.field(CouncilMeetings.PRESENT), "meeting.not-members",
					String.join(", ", strangers));
		}
	}

	@Override
	public void record(Submission submission) {
		boolean quorate = false;
		if (isHeld(submission)) {
			quorate = this.register.hold(submission.recommendation(), CouncilMeetings.month(submission),
					submission.date(CouncilMeetings.HELD_ON), submission.responsible(),
					new HashSet<>(submission.choices(CouncilMeetings.PRESENT)));
		}
		else {
			this.invitations.cancel(submission.recommendation(), CouncilMeetings.month(submission),
					submission.text(CouncilMeetings.NOT_HELD_BECAUSE), submission.submittedBy());
		}
		submission.setVariable(CouncilMeetings.QUORATE, quorate);
	}

	private static boolean isHeld(Submission submission) {
		return HELD.equals(submission.choice(CouncilMeetings.MEETING_RESULT));
	}

}
