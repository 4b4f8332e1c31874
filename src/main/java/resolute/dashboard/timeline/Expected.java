package resolute.dashboard.timeline;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is to be expected of a recommendation.
 *
 * @param start when it was or can be started
 * @param end when it was or will be through; of a recurring one, when its recurring work
 * begins; empty if that has begun, or if nothing can be said
 * @param kind what the end means
 * @param preliminary whether days were counted in a year whose production calendar is not
 * loaded
 */
public record Expected(LocalDate start, Optional<LocalDate> end, Kind kind, boolean preliminary) {

	/** Whether it can be late. */
	public boolean isOpen() {
		return this.kind != Kind.SETTLED && this.end.isPresent();
	}

	public boolean isRecurring() {
		return this.kind == Kind.RECURRING;
	}

	/** What the end means. */
	public enum Kind {

		/** It is over. */
		SETTLED,
		/** It has one end. */
		ONCE,
		/** It goes on from period to period until the coordinator ends it. */
		RECURRING,
		/** No model and no date says anything about it. */
		UNKNOWN

	}

}
