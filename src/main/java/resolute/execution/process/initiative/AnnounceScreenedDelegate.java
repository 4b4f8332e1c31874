package resolute.execution.process.initiative;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.Announcements;
import resolute.execution.process.project.ProjectDesk;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * Tells 3.3, which may be waiting for the last proposal to be screened, that one will not
 * become a project.
 */
@Component
class AnnounceScreenedDelegate implements JavaDelegate {

	private final Announcements announcements;

	AnnounceScreenedDelegate(Announcements announcements) {
		this.announcements = announcements;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.announcements.announce(MonitorInitiatives.INITIATIVE_SCREENED,
				ProjectDesk.support(RecommendationKey.parse(execution.getProcessBusinessKey()).resolution()).toString(),
				Map.of());
	}

}
