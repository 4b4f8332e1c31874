package resolute.execution.process.initiative;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.InitiativeRegister;
import resolute.shared.ReportingPeriod;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/**
 * A quarter counts only if every answer that was due in it was given in time, and 1.5
 * does not end while somebody waits for an answer.
 */
@Component
class RemoveInitiativesHandler implements FormHandler {

	private final InitiativeDesk desk;

	private final InitiativeRegister register;

	RemoveInitiativesHandler(InitiativeDesk desk, InitiativeRegister register) {
		this.desk = desk;
		this.register = register;
	}

	@Override
	public String form() {
		return MonitorInitiatives.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		ResolutionId resolution = submission.recommendation().resolution();
		ReportingPeriod quarter = ReportingPeriod.parse(submission.variable(MonitorInitiatives.QUARTER, String.class));
		int late = this.desk.late(resolution, quarter).size();
		if ("accept".equals(submission.choice(MonitorInitiatives.DECISION)) && late > 0) {
			violations.reject(submission.field(MonitorInitiatives.DECISION), "initiatives.late", late,
					InitiativeDesk.ANSWER_TERM);
		}
		int unanswered = this.register.unanswered(resolution).size();
		if (submission.optionalText(MonitorInitiatives.RECURRENCE).filter("end"::equals).isPresent()
				&& unanswered > 0) {
			violations.reject(submission.field(MonitorInitiatives.RECURRENCE), "initiatives.unanswered", unanswered);
		}
	}

}
