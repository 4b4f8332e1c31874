package resolute.execution.process.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.MeetingRegister;

import org.springframework.stereotype.Component;

/** Holds the date of a meeting against the day by which the council has to meet. */
@Component
class MeetingDateHandler implements FormHandler {

	private final MeetingRegister register;

	private final Clock clock;

	MeetingDateHandler(MeetingRegister register, Clock clock) {
		this.register = register;
		this.clock = clock;
	}

	@Override
	public String form() {
		return CouncilMeetings.FIX_DATE_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		LocalDate limit = limit(submission);
		if (submission.date(CouncilMeetings.PLANNED_ON).isAfter(limit)) {
			violations.reject(submission.field(CouncilMeetings.PLANNED_ON), "meeting.too-late",
					CouncilMeetings.shown(limit));
		}
	}

	/**
	 * A day that is over binds nobody: then the meeting can be on any day of the month.
	 */
	private LocalDate limit(Submission submission) {
		LocalDate meetBy = LocalDate.ofInstant(submission.variable(CouncilMeetings.MEET_BY, Date.class).toInstant(),
				this.clock.getZone());
		return meetBy.isBefore(LocalDate.now(this.clock)) ? CouncilMeetings.month(submission).lastDay() : meetBy;
	}

	@Override
	public void record(Submission submission) {
		this.register.plan(submission.recommendation(), CouncilMeetings.month(submission),
				submission.date(CouncilMeetings.PLANNED_ON));
	}

}
