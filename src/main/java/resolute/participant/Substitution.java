package resolute.participant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody stands in for somebody who is away.
 *
 * @param id its id
 * @param absent the account of who is away
 * @param substitute the account of who stands in
 * @param firstOn the first day
 * @param lastOn the last day, still part of it
 * @param enteredBy the account of who entered it
 * @param enteredAt when it was entered
 * @param startedAt when it took effect, once it has
 * @param endedAt when it was over, once it is
 * @param endedBy the account of who ended it early
 */
public record Substitution(UUID id, String absent, String substitute, LocalDate firstOn, LocalDate lastOn,
		String enteredBy, Instant enteredAt, Optional<Instant> startedAt, Optional<Instant> endedAt,
		Optional<String> endedBy) {

	/** Whether the substitute has now what the absent person has. */
	public boolean isInForce() {
		return this.startedAt.isPresent() && this.endedAt.isEmpty();
	}

	/** Whether it is over, or was called off. */
	public boolean isOver() {
		return this.endedAt.isPresent();
	}

}
