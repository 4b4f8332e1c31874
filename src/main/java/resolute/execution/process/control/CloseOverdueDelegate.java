package resolute.execution.process.control;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Takes a late item off control as obsolete. */
@Component
class CloseOverdueDelegate implements JavaDelegate {

	private final OverdueReviews reviews;

	CloseOverdueDelegate(OverdueReviews reviews) {
		this.reviews = reviews;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.reviews.close(ControlProcess.deadlineId(execution));
	}

}
