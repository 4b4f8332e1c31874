package resolute.execution.process.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import resolute.execution.process.Announcements;
import resolute.register.EventRegister;
import resolute.register.EventRegister.PlannedEvent;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts plans into force: their events enter the register and are announced. */
@Service
@Transactional
class EventPlans {

	private final EventRegister register;

	private final Announcements announcements;

	EventPlans(EventRegister register, Announcements announcements) {
		this.register = register;
		this.announcements = announcements;
	}

	/**
	 * Enters the events of a plan and announces each to the companies.
	 * @param councilOpinion of the plan; empty where the council is not asked
	 */
	void adopt(RecommendationKey recommendation, OrganisationId organiser, List<PlannedEvent> plan,
			Optional<String> councilOpinion) {
		String participants = new RecommendationKey(recommendation.resolution(), EventParticipation.NUMBER).toString();
		for (PlannedEvent event : plan) {
			UUID id = this.register.plan(recommendation, organiser, event, councilOpinion);
			this.announcements.announce(Events.ANNOUNCED, participants, Map.of(Events.EVENT_ID, id.toString()));
		}
	}

}
