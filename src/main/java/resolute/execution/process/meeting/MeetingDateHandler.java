package resolute.execution.process.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.DayText;
import resolute.register.MeetingRegister;
import resolute.register.MeetingRegister.Appointment;

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
			violations.reject(submission.field(CouncilMeetings.PLANNED_ON), "meeting.too-late", DayText.of(limit));
		}
	}

	private LocalDate limit(Submission submission) {
		return CouncilMeetings.latest(submission.variable(CouncilMeetings.MEET_BY, Date.class),
				CouncilMeetings.month(submission), this.clock);
	}

	@Override
	public void record(Submission submission) {
		this.register.plan(submission.recommendation(), CouncilMeetings.month(submission),
				new Appointment(submission.date(CouncilMeetings.PLANNED_ON),
						LocalTime.parse(submission.text(CouncilMeetings.STARTS_AT)),
						submission.text(CouncilMeetings.VENUE)));
	}

}
