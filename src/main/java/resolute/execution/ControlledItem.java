package resolute.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

/**
 * An item, as far as one has to know it to do something with it.
 *
 * @param id of its deadline of record
 * @param taskId the id of its task
 * @param recommendation the recommendation it is part of
 * @param title what is asked
 * @param organisation who has to do it
 * @param organisationName the name of that
 * @param assignee the account of whoever has taken it
 * @param dueOn the day it is due
 * @param open whether the work is awaited
 * @param removal whether it is the coordinator's step of taking a result off control
 * @param own whether it is a step of the coordinator or the district head, which nobody
 * else can do
 * @param settledBy the account of who has handed it in
 * @param settledAt when
 */
public record ControlledItem(UUID id, String taskId, RecommendationKey recommendation, String title,
		Optional<OrganisationId> organisation, Optional<String> organisationName, Optional<String> assignee,
		LocalDate dueOn, boolean open, boolean removal, boolean own, Optional<String> settledBy,
		Optional<Instant> settledAt) {
}
