package resolute.execution.process.proposal;

import java.util.List;
import java.util.Map;

import resolute.execution.process.Announcements;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/** Tells those who wait for the companies' proposals that no more will come. */
@Component
public class ProposalsClosing {

	/** The help with projects may end without one, the strategy may be written. */
	private static final List<String> WAITING = List.of("3.3", "4.1");

	private final Announcements announcements;

	ProposalsClosing(Announcements announcements) {
		this.announcements = announcements;
	}

	/** No company will propose anything any more. */
	public void announce(ResolutionId resolution) {
		for (String number : WAITING) {
			this.announcements.announce(CollectProposals.PROPOSALS_CLOSED,
					new RecommendationKey(resolution, number).toString(), Map.of());
		}
	}

}
