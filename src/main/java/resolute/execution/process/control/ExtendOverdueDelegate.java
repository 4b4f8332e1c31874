package resolute.execution.process.control;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Gives a late item the date that the coordinator decided on. */
@Component
class ExtendOverdueDelegate implements JavaDelegate {

	private final OverdueReviews reviews;

	ExtendOverdueDelegate(OverdueReviews reviews) {
		this.reviews = reviews;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.reviews.extend(ControlProcess.deadlineId(execution));
	}

}
