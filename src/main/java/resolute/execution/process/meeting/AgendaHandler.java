package resolute.execution.process.meeting;

import java.time.LocalDate;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.MeetingRegister;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/** The members get the agenda itself, and before the meeting. */
@Component
class AgendaHandler implements FormHandler {

	private static final String AGENDA = "agenda";

	private final MeetingRegister register;

	AgendaHandler(MeetingRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return CouncilMeetings.AGENDA_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		ReportingPeriod month = CouncilMeetings.month(submission);
		LocalDate plannedOn = this.register.planned(submission.recommendation(), month).orElseThrow().plannedOn();
		if (submission.date(CouncilMeetings.SENT_ON).isAfter(plannedOn)) {
			violations.reject(submission.field(CouncilMeetings.SENT_ON), "meeting.agenda-after-meeting",
					CouncilMeetings.shown(plannedOn));
		}
		if (submission.evidence(CouncilMeetings.MATERIALS)
			.stream()
			.noneMatch((document) -> document.kind().equals(AGENDA))) {
			violations.reject(submission.field(CouncilMeetings.MATERIALS), "meeting.no-agenda");
		}
	}

	/** What has been proposed for the agenda is on it now. */
	@Override
	public void record(Submission submission) {
		this.register.putOnAgenda(submission.recommendation(), CouncilMeetings.month(submission));
	}

}
