package resolute.execution.process.meeting;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** Shows in the task that sends the agenda what has been proposed for it. */
@Component
class AgendaItemsListener implements TaskListener {

	private final CouncilAgenda agenda;

	AgendaItemsListener(CouncilAgenda agenda) {
		this.agenda = agenda;
	}

	@Override
	public void notify(DelegateTask task) {
		task.setDescription(this.agenda.describe(RecommendationKey.parse(task.getExecution().getProcessBusinessKey()),
				task.getDescription()));
	}

}
