package resolute.execution.process.initiative;

import java.math.BigDecimal;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/**
 * The points of the criteria make 100, which is what scores and the passing score mean.
 */
@Component
class ProcedureHandler implements FormHandler {

	private static final BigDecimal ALL_POINTS = BigDecimal.valueOf(100);

	@Override
	public String form() {
		return MonitorInitiatives.DRAFT_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		BigDecimal points = submission.rows(MonitorInitiatives.CRITERIA)
			.stream()
			.map((row) -> (BigDecimal) row.getOrDefault(MonitorInitiatives.POINTS, BigDecimal.ZERO))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		if (points.compareTo(ALL_POINTS) != 0) {
			violations.reject(submission.field(MonitorInitiatives.CRITERIA), "initiatives.points", points);
		}
		if (!isWhole(submission.number(MonitorInitiatives.PASSING_SCORE))) {
			violations.reject(submission.field(MonitorInitiatives.PASSING_SCORE), "initiatives.whole-number");
		}
	}

	static boolean isWhole(BigDecimal number) {
		return number.stripTrailingZeros().scale() <= 0;
	}

}
