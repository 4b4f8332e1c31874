package resolute.execution.process.meeting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import resolute.execution.form.EvidenceItem;
import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.DayText;
import resolute.register.MeetingRegister;
import resolute.register.MeetingRegister.Question;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/** The members get the agenda itself, and before the meeting. */
@Component
class AgendaHandler implements FormHandler {

	private static final String AGENDA = "agenda";

	private final MeetingRegister register;

	private final CouncilInvitations invitations;

	AgendaHandler(MeetingRegister register, CouncilInvitations invitations) {
		this.register = register;
		this.invitations = invitations;
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
					DayText.of(plannedOn));
		}
		if (submission.evidence(CouncilMeetings.MATERIALS)
			.stream()
			.noneMatch((document) -> document.kind().equals(AGENDA))) {
			violations.reject(submission.field(CouncilMeetings.MATERIALS), "meeting.no-agenda");
		}
	}

	/**
	 * What has been proposed for the agenda is on it now, and the members are invited.
	 */
	@Override
	public void record(Submission submission) {
		this.invitations.send(submission.recommendation(), CouncilMeetings.month(submission),
				submission.rows(CouncilMeetings.QUESTIONS).stream().map(AgendaHandler::question).toList(),
				submission.evidence(CouncilMeetings.MATERIALS).stream().map(EvidenceItem::file).toList(),
				submission.submittedBy());
	}

	private static Question question(Map<String, Object> row) {
		return new Question((String) Objects.requireNonNull(row.get("text")),
				(String) Objects.requireNonNull(row.get("reporter")),
				((BigDecimal) Objects.requireNonNull(row.get("minutes"))).intValue());
	}

}
