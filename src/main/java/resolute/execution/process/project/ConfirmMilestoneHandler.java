package resolute.execution.process.project;

import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.register.ProjectRegister;

import org.springframework.stereotype.Component;

/** Notes that a milestone was reached. */
@Component
class ConfirmMilestoneHandler implements FormHandler {

	private final ProjectRegister register;

	ConfirmMilestoneHandler(ProjectRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return SupportProjects.MILESTONE_FORM;
	}

	@Override
	public void record(Submission submission) {
		this.register.reach(UUID.fromString(submission.variable(SupportProjects.MILESTONE, String.class)),
				submission.date(SupportProjects.REACHED_ON));
	}

}
