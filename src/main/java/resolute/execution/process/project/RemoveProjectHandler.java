package resolute.execution.process.project;

import java.util.List;
import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.ProjectRegister;
import resolute.register.ProjectRegister.Phase;
import resolute.register.ProjectRegister.Status;

import org.springframework.stereotype.Component;

/**
 * A project is done when every quarter up to the one in which it was finished or stopped
 * has its status.
 */
@Component
class RemoveProjectHandler implements FormHandler {

	private final ProjectRegister register;

	RemoveProjectHandler(ProjectRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return SupportProjects.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		List<Status> statuses = this.register
			.statuses(UUID.fromString(submission.variable(SupportProjects.PROJECT_ID, String.class)));
		if ("accept".equals(submission.choice(SupportProjects.DECISION)) && !isComplete(statuses)) {
			violations.reject(submission.field(SupportProjects.DECISION), "projects.statuses-missing");
		}
	}

	private static boolean isComplete(List<Status> statuses) {
		for (int i = 1; i < statuses.size(); i++) {
			if (!statuses.get(i).quarter().equals(statuses.get(i - 1).quarter().next())) {
				return false;
			}
		}
		return !statuses.isEmpty() && statuses.get(statuses.size() - 1).phase() != Phase.RUNNING;
	}

}
