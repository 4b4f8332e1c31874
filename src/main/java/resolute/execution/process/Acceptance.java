package resolute.execution.process;

import java.util.Optional;
import java.util.regex.Pattern;

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

	/** The ids of such tasks, in every model. */
	private static final Pattern REMOVAL = Pattern.compile("userTask_remove[A-Za-z]*FromControl[A-Za-z]*");

	private static final String DECISION = "decision";

	private final DeadlineRegister deadlines;

	Acceptance(DeadlineRegister deadlines) {
		this.deadlines = deadlines;
	}

	void note(DelegateTask task, Submission submission) {
		if (!REMOVAL.matcher(task.getTaskDefinitionKey()).matches() || !hasDecision(submission)) {
			return;
		}
		Optional<OrganisationId> part = Optional.ofNullable(task.getVariable(ProcessVariables.ORGANISATION))
			.map((organisation) -> new OrganisationId((String) organisation));
		switch (submission.choice(DECISION)) {
			case "accept" -> this.deadlines.accept(submission.recommendation(), task.getProcessInstanceId(), part);
			case "rework" -> this.deadlines.handBack(submission.recommendation(), task.getProcessInstanceId(), part);
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
