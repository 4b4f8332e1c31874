package resolute.execution.process.proposal;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.Announcements;
import resolute.execution.process.project.ProjectDesk;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** Tells 3.3 that no company will hand in a proposal any more. */
@Component
class CloseProposalsDelegate implements JavaDelegate {

	private final Announcements announcements;

	CloseProposalsDelegate(Announcements announcements) {
		this.announcements = announcements;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.announcements.announce(CollectProposals.PROPOSALS_CLOSED,
				ProjectDesk.support(RecommendationKey.parse(execution.getProcessBusinessKey()).resolution()).toString(),
				Map.of());
	}

}
