package resolute.deadline;

import java.util.UUID;

/**
 * The date of an item that was overdue, or for which more time was asked, no longer
 * stands. Announced in the transaction that does it.
 *
 * @param deadlineId the deadline
 * @param end why
 */
public record DeadlineSettled(UUID deadlineId, OverdueEnd end) {
}
