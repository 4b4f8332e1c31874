package resolute.execution.process;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateTask;
import resolute.deadline.DeadlineRegister;
import resolute.execution.form.FormField;
import resolute.execution.form.Submission;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Component;

/**
 * Notes on the deadlines what the coordinator decides about a removal from control: that
 * what was handed in is accepted, or that the report is to be redone.
 */
@Component
class Acceptance {

	/** What the ids of such tasks begin with, in every model. */
	private static final String REMOVAL = "userTask_removeFromControl";

	private static final String DECISION = "decision";

	private final DeadlineRegister deadlines;

	Acceptance(DeadlineRegister deadlines) {
		this.deadlines = deadlines;
	}

	void note(DelegateTask task, Submission submission) {
		if (!task.getTaskDefinitionKey().startsWith(REMOVAL) || !hasDecision(submission)) {
			return;
		}
		Optional<OrganisationId> part = Optional.ofNullable(task.getVariable(ProcessVariables.ORGANISATION))
			.map((organisation) -> new OrganisationId((String) organisation));
		switch (submission.choice(DECISION)) {
			case "accept" -> this.deadlines.accept(submission.recommendation(), part);
			case "rework" -> this.deadlines.handBack(submission.recommendation(), part);
			default -> {
				// Closed as obsolete: nothing of it is judged.
			}
		}
	}

	private static boolean hasDecision(Submission submission) {
		return submission.form().fields().stream().map(FormField::name).anyMatch(DECISION::equals)
				&& submission.has(DECISION);
	}

}
