package resolute.execution.process.programmes;

import java.time.LocalDate;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.SupportMeasureRegister;

import org.springframework.stereotype.Component;

/** Puts a settlement's measures of the year in force by its act. */
@Component
class AmendProgrammeHandler implements FormHandler {

	private static final String ACT_DATE = "actDate";

	private final SupportMeasureRegister register;

	AmendProgrammeHandler(SupportMeasureRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return SettlementProgrammes.AMEND_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		LocalDate acted = submission.date(ACT_DATE);
		this.register.proposedOn(Plans.ofSettlement(submission))
			.filter(acted::isBefore)
			.ifPresent((proposed) -> violations.reject(submission.field(ACT_DATE), "programmes.act-before-measures",
					proposed.toString()));
		Plans.requireDocument(submission, "act", violations, "programmes.no-act");
	}

	@Override
	public void record(Submission submission) {
		this.register.putInForce(Plans.ofSettlement(submission), submission.text("actNumber"),
				submission.date(ACT_DATE));
	}

}
