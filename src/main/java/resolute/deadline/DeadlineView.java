package resolute.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

/**
 * A deadline of record as others see it.
 *
 * @param id its id
 * @param taskId the task's id in the engine
 * @param recommendation the recommendation the task is part of
 * @param organisation who has to do it
 * @param activity the task's id in its model
 * @param title what is asked
 * @param originalDueOn the day it was due first
 * @param dueOn the day it is due, which is still in time
 * @param preliminary whether the production calendar of that year is not known
 * @param state how it stands
 * @param assignee the account of whoever has taken it
 * @param missedDueOn the first due date that passed without the work being handed in
 * @param extensionRequests how often more time was asked for
 * @param submittedAt when the work was handed in
 * @param submittedBy the account of whoever handed it in
 * @param withdrawnAt when it went away without having been done
 */
public record DeadlineView(UUID id, String taskId, RecommendationKey recommendation,
		Optional<OrganisationId> organisation, String activity, String title, LocalDate originalDueOn, LocalDate dueOn,
		boolean preliminary, DeadlineState state, Optional<String> assignee, Optional<LocalDate> missedDueOn,
		int extensionRequests, Optional<Instant> submittedAt, Optional<String> submittedBy,
		Optional<Instant> withdrawnAt) {

	/** Whether the work is awaited. */
	public boolean isOpen() {
		return this.state == DeadlineState.OPEN;
	}

}
