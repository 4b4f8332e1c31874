package resolute.execution.process.control;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Puts a late item onto the agenda of the council's next meeting, if it has a council.
 */
@Component
class PutOnAgendaDelegate implements JavaDelegate {

	private final OverdueReviews reviews;

	PutOnAgendaDelegate(OverdueReviews reviews) {
		this.reviews = reviews;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.reviews.putOnAgenda(ControlProcess.deadlineId(execution));
	}

}
