package resolute.execution.process.control;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineView;
import resolute.deadline.Escalations;
import resolute.deadline.ExtensionRefusedException;
import resolute.deadline.Extensions;
import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.Withdrawals;
import resolute.execution.process.Withdrawals.Extent;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Component;

/** Keeps what the coordinator decides about a late item. */
@Component
class ReviewOverdueHandler implements FormHandler {

	private static final String DECISION = "decision";

	private static final String NEW_DUE_ON = "newDueOn";

	private static final String ORGANISATION = "newOrganisation";

	private static final String MEMBER = "newMember";

	private final Escalations escalations;

	private final Extensions extensions;

	private final DeadlineRegister deadlines;

	private final Withdrawals withdrawals;

	ReviewOverdueHandler(Escalations escalations, Extensions extensions, DeadlineRegister deadlines,
			Withdrawals withdrawals) {
		this.escalations = escalations;
		this.extensions = extensions;
		this.deadlines = deadlines;
		this.withdrawals = withdrawals;
	}

	@Override
	public String form() {
		return ControlProcess.REVIEW_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		DeadlineView item = item(submission);
		switch (submission.choice(DECISION)) {
			case "extend" -> checkDate(submission, item, violations);
			case "reassign" -> {
				if (!submission.has(ORGANISATION) && !submission.has(MEMBER)) {
					violations.reject(submission.field(ORGANISATION), "control.reassign-to-whom");
				}
			}
			case "closeAsObsolete" -> {
				if (this.withdrawals.scopeOf(item.taskId(), Extent.PART).isEmpty()) {
					violations.reject(submission.field(DECISION), "control.cannot-be-closed");
				}
			}
			default -> {
				// A reminder and a level need nothing else.
			}
		}
	}

	private void checkDate(Submission submission, DeadlineView item, Violations violations) {
		try {
			this.extensions.checked(item.dueOn(), submission.date(NEW_DUE_ON));
		}
		catch (ExtensionRefusedException ex) {
			violations.reject(submission.field(NEW_DUE_ON), "control.extension." + ex.problem().code());
		}
	}

	@Override
	public void record(Submission submission) {
		DeadlineView item = item(submission);
		String decision = submission.choice(DECISION);
		Optional<LocalDate> newDueOn = submission.optionalDate(NEW_DUE_ON).filter((day) -> decision.equals("extend"));
		boolean reassigned = decision.equals("reassign");
		this.escalations.review(new Escalations.Review(UUID.randomUUID(), item.id(), item.dueOn(), decision,
				submission.optionalText("reason"), newDueOn,
				submission.optionalText(ORGANISATION).filter((id) -> reassigned).map(OrganisationId::new),
				submission.optionalText(MEMBER).filter((id) -> reassigned), submission.submittedBy()));
	}

	private DeadlineView item(Submission submission) {
		return this.deadlines.find(UUID.fromString(submission.variable(ControlProcess.DEADLINE_ID, String.class)))
			.orElseThrow();
	}

}
