package resolute.execution.process.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.register.ProjectRegister;
import resolute.register.ProjectRegister.Card;
import resolute.register.ProjectRegister.NewMilestone;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Component;

/** Enters what the company says about its project. */
@Component
class ProjectCardHandler implements FormHandler {

	private final ProjectRegister register;

	private final Participants participants;

	ProjectCardHandler(ProjectRegister register, Participants participants) {
		this.register = register;
		this.participants = participants;
	}

	@Override
	public String form() {
		return SupportProjects.CARD_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		LocalDate start = submission.date(SupportProjects.STARTS_ON);
		LocalDate end = submission.date(SupportProjects.ENDS_ON);
		if (end.isBefore(start)) {
			violations.reject(submission.field(SupportProjects.ENDS_ON), "projects.ends-before-start");
		}
		else if (milestones(submission).stream()
			.anyMatch((milestone) -> milestone.dueOn().isBefore(start) || milestone.dueOn().isAfter(end))) {
			violations.reject(submission.field(SupportProjects.MILESTONES), "projects.milestone-outside");
		}
		if (this.participants.find(settlement(submission))
			.filter((organisation) -> organisation.kind() == OrganisationKind.SETTLEMENT)
			.isEmpty()) {
			violations.reject(submission.field(SupportProjects.SETTLEMENT), "projects.not-a-settlement");
		}
	}

	@Override
	public void record(Submission submission) {
		this.register.describe(UUID.fromString(submission.variable(SupportProjects.PROJECT_ID, String.class)),
				new Card(submission.text("goal"), submission.text("manager"), settlement(submission),
						submission.date(SupportProjects.STARTS_ON), submission.date(SupportProjects.ENDS_ON),
						milestones(submission)));
		submission.setVariable(SupportProjects.SETTLEMENT, settlement(submission).value());
	}

	private static OrganisationId settlement(Submission submission) {
		return new OrganisationId(submission.text(SupportProjects.SETTLEMENT));
	}

	private static List<NewMilestone> milestones(Submission submission) {
		return submission.rows(SupportProjects.MILESTONES).stream().map(ProjectCardHandler::milestone).toList();
	}

	private static NewMilestone milestone(Map<String, Object> row) {
		return new NewMilestone((String) row.getOrDefault(SupportProjects.MILESTONE, ""),
				(LocalDate) row.getOrDefault(SupportProjects.DUE_ON, LocalDate.MAX));
	}

}
