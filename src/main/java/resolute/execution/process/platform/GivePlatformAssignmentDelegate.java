package resolute.execution.process.platform;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.assignment.Assignments;
import resolute.outcome.Submissions;
import resolute.register.AssignmentRegister.Assignment;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** Gives the assignment to create the platform, as the council worded it. */
@Component
class GivePlatformAssignmentDelegate implements JavaDelegate {

	private final Submissions submissions;

	private final Assignments assignments;

	GivePlatformAssignmentDelegate(Submissions submissions, Assignments assignments) {
		this.submissions = submissions;
		this.assignments = assignments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RecommendationKey recommendation = RecommendationKey.parse(execution.getProcessBusinessKey());
		Map<String, Object> decision = this.submissions.latest(recommendation, null, List.of(InnovationPlatform.DECIDE))
			.orElseThrow();
		this.assignments
			.give(new Assignment(recommendation, new OrganisationId(text(decision, InnovationPlatform.EXECUTOR)),
					text(decision, InnovationPlatform.ASSIGNMENT),
					LocalDate.parse(text(decision, InnovationPlatform.ASSIGNMENT_DUE_ON))));
	}

	private static String text(Map<String, Object> decision, String field) {
		return String.valueOf(decision.get(field));
	}

}
