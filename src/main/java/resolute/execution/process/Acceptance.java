package resolute.execution.process;

import java.util.Optional;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.delegate.DelegateTask;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.Verdict;
import resolute.execution.form.FormField;
import resolute.execution.form.Submission;
import resolute.outcome.OutcomeKind;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * Notes on the deadlines what became of the work that was handed in: what the coordinator
 * decides when it is to be taken off control, or how the whole ended.
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

	/** Whether a task is the one in which a result is taken off control. */
	static boolean isRemoval(DelegateTask task) {
		return REMOVAL.matcher(task.getTaskDefinitionKey()).matches();
	}

	void note(DelegateTask task, Submission submission) {
		if (!isRemoval(task) || !hasDecision(submission)) {
			return;
		}
		this.deadlines.judge(switch (submission.choice(DECISION)) {
			case "accept" -> Verdict.ACCEPTED;
			case "rework" -> Verdict.RETURNED;
			default -> Verdict.OBSOLETE;
		}, submission.recommendation(), task.getProcessInstanceId(),
				Optional.ofNullable(task.getVariable(ProcessVariables.ORGANISATION))
					.map((organisation) -> new OrganisationId((String) organisation)));
	}

	/** What was handed in before something ended is judged by how it ended. */
	void conclude(OutcomeKind kind, RecommendationKey recommendation, String processInstance,
			Optional<OrganisationId> organisation) {
		this.deadlines.judge(switch (kind) {
			case CARRIED_OUT -> Verdict.ACCEPTED;
			case DECLINED -> Verdict.DECLINED;
			case OBSOLETE, MISSED, NO_PROJECTS, NOT_STARTED -> Verdict.OBSOLETE;
		}, recommendation, processInstance, organisation);
	}

	private static boolean hasDecision(Submission submission) {
		return submission.form().fields().stream().map(FormField::name).anyMatch(DECISION::equals)
				&& submission.has(DECISION);
	}

}
