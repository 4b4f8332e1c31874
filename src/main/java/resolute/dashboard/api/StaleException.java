package resolute.dashboard.api;

import java.util.Optional;
import java.util.UUID;

import resolute.shared.RecommendationKey;

/** What was to be changed is not what the caller saw any more. Answered with 412. */
class StaleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient RecommendationKey recommendation;

	private final transient Optional<UUID> item;

	StaleException(RecommendationKey recommendation, Optional<UUID> item) {
		super(recommendation + " has changed");
		this.recommendation = recommendation;
		this.item = item;
	}

	RecommendationKey recommendation() {
		return this.recommendation;
	}

	/** The item that was to be changed; empty if it was the recommendation. */
	Optional<UUID> item() {
		return this.item;
	}

}
