package resolute.execution.process.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.DayText;

import org.springframework.stereotype.Component;

/** What is handed over is the draft that the council supports, so not before it did. */
@Component
class HandOverHandler implements FormHandler {

	private final Clock clock;

	HandOverHandler(Clock clock) {
		this.clock = clock;
	}

	@Override
	public String form() {
		return DraftStrategy.HAND_OVER_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		LocalDate supported = LocalDate.ofInstant(submission.variable(DraftStrategy.DECIDED_ON, Date.class).toInstant(),
				this.clock.getZone());
		if (submission.date(DraftStrategy.LETTER_DATE).isBefore(supported)) {
			violations.reject(submission.field(DraftStrategy.LETTER_DATE), "strategy.handed-over-before-support",
					DayText.of(supported));
		}
	}

}
