package resolute.dashboard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was asked for on top of a recommendation.
 *
 * @param id its id in the register
 * @param organisation the name of who has to do it
 * @param text what is to be done
 * @param givenAt when it was given
 * @param dueOn by when
 * @param state the code of how it stands
 * @param endedAt when it ended
 */
public record Assignment(UUID id, String organisation, String text, Instant givenAt, LocalDate dueOn, String state,
		Optional<Instant> endedAt) {
}
