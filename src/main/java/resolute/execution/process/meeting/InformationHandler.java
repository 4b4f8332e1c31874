package resolute.execution.process.meeting;

import java.time.LocalDate;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.DayText;
import resolute.register.MeetingRegister;
import resolute.register.MeetingRegister.Information;

import org.springframework.stereotype.Component;

/**
 * Enters who was told of the decisions: all four audiences, after the meeting. Of those
 * that were written to from the page of the meeting the register knows already.
 */
@Component
class InformationHandler implements FormHandler {

	private final MeetingRegister register;

	InformationHandler(MeetingRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return CouncilMeetings.INFORM_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		LocalDate heldOn = this.register.quorate(submission.recommendation(), CouncilMeetings.month(submission))
			.attendance()
			.orElseThrow()
			.heldOn();
		for (String audience : CouncilMeetings.AUDIENCES) {
			if (submission.date(audience + CouncilMeetings.ON).isBefore(heldOn)) {
				violations.reject(submission.field(audience + CouncilMeetings.ON), "meeting.before-meeting",
						DayText.of(heldOn));
			}
		}
	}

	@Override
	public void record(Submission submission) {
		this.register.inform(submission.recommendation(), CouncilMeetings.month(submission),
				CouncilMeetings.AUDIENCES.stream()
					.map((audience) -> new Information(audience, submission.date(audience + CouncilMeetings.ON),
							submission.choice(audience + CouncilMeetings.CHANNEL)))
					.toList());
	}

}
