package resolute.execution.process.meeting;

import java.time.LocalDate;
import java.util.Map;

import resolute.execution.form.EvidenceItem;
import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.DayText;
import resolute.register.MeetingRegister;
import resolute.register.MeetingRegister.Decision;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Component;

/** Enters the protocol of a meeting with its decisions. */
@Component
class ProtocolHandler implements FormHandler {

	private final MeetingRegister register;

	ProtocolHandler(MeetingRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return CouncilMeetings.PROTOCOL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		LocalDate heldOn = this.register.quorate(submission.recommendation(), CouncilMeetings.month(submission))
			.attendance()
			.orElseThrow()
			.heldOn();
		if (submission.date(CouncilMeetings.PROTOCOL_DATE).isBefore(heldOn)) {
			violations.reject(submission.field(CouncilMeetings.PROTOCOL_DATE), "meeting.before-meeting",
					DayText.of(heldOn));
		}
	}

	@Override
	public void record(Submission submission) {
		this.register.enterProtocol(submission.recommendation(), CouncilMeetings.month(submission),
				submission.text(CouncilMeetings.PROTOCOL_NUMBER), submission.date(CouncilMeetings.PROTOCOL_DATE),
				submission.rows(CouncilMeetings.DECISIONS).stream().map(ProtocolHandler::decision).toList(),
				submission.evidence(CouncilMeetings.DOCUMENTS).stream().map(EvidenceItem::file).toList());
	}

	private static Decision decision(Map<String, Object> row) {
		return new Decision((String) value(row, "text"), new OrganisationId((String) value(row, "executor")),
				(LocalDate) value(row, "dueOn"));
	}

	private static Object value(Map<String, Object> row, String column) {
		Object value = row.get(column);
		if (value == null) {
			throw new IllegalStateException("The form does not require " + column);
		}
		return value;
	}

}
