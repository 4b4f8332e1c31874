package resolute.execution.process.project;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Closes the project of a branch. */
@Component
class EndProjectDelegate implements JavaDelegate {

	private final ProjectDesk projects;

	EndProjectDelegate(ProjectDesk projects) {
		this.projects = projects;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.projects.end(UUID.fromString((String) execution.getVariable(SupportProjects.PROJECT_ID)));
	}

}
