package resolute.execution.process.control;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Hands a late item to whom the coordinator decided on. */
@Component
class ReassignOverdueDelegate implements JavaDelegate {

	private final OverdueReviews reviews;

	ReassignOverdueDelegate(OverdueReviews reviews) {
		this.reviews = reviews;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.reviews.reassign(ControlProcess.deadlineId(execution));
	}

}
