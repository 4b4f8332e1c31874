package resolute.execution.process.meeting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.ProcessVariables;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/** Makes the decisions of the month's meeting assignments. */
@Component
class GiveAssignmentsDelegate implements JavaDelegate {

	private final CouncilDecisions decisions;

	GiveAssignmentsDelegate(CouncilDecisions decisions) {
		this.decisions = decisions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.decisions.assign(RecommendationKey.parse(execution.getProcessBusinessKey()),
				ReportingPeriod.parse((String) execution.getVariable(ProcessVariables.PERIOD)));
	}

}
