package resolute.execution.process.control;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Reminds the performers of a late item once more. */
@Component
class RemindAgainDelegate implements JavaDelegate {

	private final OverdueReviews reviews;

	RemindAgainDelegate(OverdueReviews reviews) {
		this.reviews = reviews;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.reviews.remindAgain(ControlProcess.deadlineId(execution));
	}

}
