package resolute.execution.process.project;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** Closes all projects: their branches end with the process. */
@Component
class EndProjectsDelegate implements JavaDelegate {

	private final ProjectDesk projects;

	EndProjectsDelegate(ProjectDesk projects) {
		this.projects = projects;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.projects.endAll(RecommendationKey.parse(execution.getProcessBusinessKey()).resolution());
	}

}
