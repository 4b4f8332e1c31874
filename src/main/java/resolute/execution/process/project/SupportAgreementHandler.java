package resolute.execution.process.project;

import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.DayText;
import resolute.register.ProjectRegister;
import resolute.register.ProjectRegister.ProjectView;

import org.springframework.stereotype.Component;

/** Notes the agreement on support, which cannot be older than the project. */
@Component
class SupportAgreementHandler implements FormHandler {

	private final ProjectRegister register;

	SupportAgreementHandler(ProjectRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return SupportProjects.AGREEMENT_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if (isSigned(submission)
				&& submission.date(SupportProjects.AGREEMENT_DATE).isBefore(project(submission).acceptedOn())) {
			violations.reject(submission.field(SupportProjects.AGREEMENT_DATE), "projects.agreement-too-early",
					DayText.of(project(submission).acceptedOn()));
		}
	}

	@Override
	public void record(Submission submission) {
		if (isSigned(submission)) {
			this.register.agree(project(submission).id(), submission.text(SupportProjects.AGREEMENT_NUMBER),
					submission.date(SupportProjects.AGREEMENT_DATE));
		}
	}

	private static boolean isSigned(Submission submission) {
		return "signed".equals(submission.choice(SupportProjects.DECISION));
	}

	private ProjectView project(Submission submission) {
		return this.register.find(UUID.fromString(submission.variable(SupportProjects.PROJECT_ID, String.class)))
			.orElseThrow();
	}

}
