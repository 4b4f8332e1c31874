package resolute.notification;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be told of something.
 *
 * @param step the level of an overdue item, or the working days before the due date
 * @param late whether it should have been told on an earlier day
 * @param role why it is told to this recipient
 * @param recipient a user, {@code organisation/ID} for the mailbox of an organisation, or
 * {@code ROLE/ID} if nobody there can be reached
 * @param address none if nobody can be reached
 */
record Told(UUID deadlineId, LocalDate dueOn, int step, boolean late, String role, String resolutionId, String number,
		String recipient, @Nullable String userId, @Nullable String address, String name, String language) {

	boolean reachable() {
		return this.address != null;
	}

}
