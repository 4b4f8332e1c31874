package resolute.execution.process.meeting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import resolute.execution.process.ProcessVariables;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/** Whatever ends a month, nobody is left with an invitation to a meeting in it. */
@Component
class EndMonthListener implements ExecutionListener {

	private final CouncilInvitations invitations;

	EndMonthListener(CouncilInvitations invitations) {
		this.invitations = invitations;
	}

	@Override
	public void notify(DelegateExecution execution) {
		this.invitations.end(RecommendationKey.parse(execution.getProcessBusinessKey()),
				ReportingPeriod.parse((String) execution.getVariable(ProcessVariables.PERIOD)));
	}

}
