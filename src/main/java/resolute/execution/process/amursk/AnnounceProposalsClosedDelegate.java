package resolute.execution.process.amursk;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.Announcements;

import org.springframework.stereotype.Component;

/** Without a register there will be no proposals: tells those that wait for their end. */
@Component
class AnnounceProposalsClosedDelegate implements JavaDelegate {

	private final Announcements announcements;

	AnnounceProposalsClosedDelegate(Announcements announcements) {
		this.announcements = announcements;
	}

	@Override
	public void execute(DelegateExecution execution) {
		for (String number : AmurskResolution.INTERESTED_IN_PROPOSALS) {
			this.announcements.announce(AmurskResolution.PROPOSALS_CLOSED,
					execution.getProcessBusinessKey() + "/" + number, Map.of());
		}
	}

}
