package resolute.execution.process.programmes;

import java.util.List;
import java.util.Map;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.outcome.Submissions;
import resolute.register.SupportMeasureRegister;
import resolute.register.SupportMeasureRegister.Plan;

import org.springframework.stereotype.Component;

/** Records a settlement's accepted statement that it needs no measure. */
@Component
class StatementHandler implements FormHandler {

	private final SupportMeasureRegister register;

	private final Submissions submissions;

	StatementHandler(SupportMeasureRegister register, Submissions submissions) {
		this.register = register;
		this.submissions = submissions;
	}

	@Override
	public String form() {
		return SettlementProgrammes.STATEMENT_FORM;
	}

	@Override
	public void record(Submission submission) {
		if ("accepted".equals(submission.choice("decision"))) {
			Plan plan = Plans.ofSettlement(submission);
			this.register.waive(plan, statement(plan));
		}
	}

	private String statement(Plan plan) {
		Map<String, Object> statement = this.submissions
			.latest(plan.recommendation(), plan.organisation(), List.of(SettlementProgrammes.JUSTIFY))
			.orElseThrow();
		return (String) statement.getOrDefault(SettlementProgrammes.STATEMENT, "");
	}

}
