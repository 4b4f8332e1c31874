package resolute.dashboard.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import resolute.execution.ProcessTerms;

/**
 * What a forecast knows of a recommendation.
 *
 * @param number its number
 * @param waitsFor numbers of those that have to come first
 * @param terms how long it takes by its model; empty if none is deployed
 * @param startedOn when its first task was opened
 * @param settledOn when its outcome was recorded
 * @param open the latest due date in force of each activity that is open
 * @param handedIn each activity that was ever handed in, the latest first
 */
record Work(String number, List<String> waitsFor, Optional<ProcessTerms> terms, Optional<LocalDate> startedOn,
		Optional<LocalDate> settledOn, Map<String, LocalDate> open, List<Done> handedIn) {

	Work {
		waitsFor = List.copyOf(waitsFor);
		open = Map.copyOf(open);
		handedIn = List.copyOf(handedIn);
	}

	/** The same before anything has happened. */
	Work untouched() {
		return new Work(this.number, this.waitsFor, this.terms, Optional.empty(), Optional.empty(), Map.of(),
				List.of());
	}

	/** An activity and the day it was last done. */
	record Done(String activity, LocalDate on) {

	}

}
