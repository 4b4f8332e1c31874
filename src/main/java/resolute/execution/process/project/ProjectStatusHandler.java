package resolute.execution.process.project;

import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.ProjectRegister;
import resolute.register.ProjectRegister.Phase;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/**
 * Files the status of a quarter. A project is finished when all milestones are reached.
 */
@Component
class ProjectStatusHandler implements FormHandler {

	private final ProjectRegister register;

	private final Projects projects;

	ProjectStatusHandler(ProjectRegister register, Projects projects) {
		this.register = register;
		this.projects = projects;
	}

	@Override
	public String form() {
		return SupportProjects.STATUS_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		long open = this.register.milestones(UUID.fromString(projectId(submission)))
			.stream()
			.filter((milestone) -> milestone.reachedOn().isEmpty())
			.count();
		if (phase(submission) == Phase.FINISHED && open > 0) {
			violations.reject(submission.field(SupportProjects.PHASE), "projects.milestones-open", open);
		}
	}

	@Override
	public void record(Submission submission) {
		this.register.fileStatus(UUID.fromString(projectId(submission)),
				ReportingPeriod.parse(this.projects.statusPeriod(projectId(submission))), phase(submission),
				submission.text(SupportProjects.PROGRESS));
	}

	private static Phase phase(Submission submission) {
		return Phase.of(submission.choice(SupportProjects.PHASE));
	}

	private static String projectId(Submission submission) {
		return submission.variable(SupportProjects.PROJECT_ID, String.class);
	}

}
