package resolute.execution.process.initiative;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.project.ProjectDesk;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Component;

/** Makes a screened initiative a project. */
@Component
class AcceptProjectDelegate implements JavaDelegate {

	private final ProjectDesk projects;

	AcceptProjectDelegate(ProjectDesk projects) {
		this.projects = projects;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.projects.accept(UUID.fromString((String) execution.getVariable(MonitorInitiatives.INITIATIVE_ID)),
				new OrganisationId((String) execution.getVariable(MonitorInitiatives.COMPANY)));
	}

}
