package resolute.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import resolute.shared.RecommendationKey;

/**
 * Deadlines have passed and are to be escalated. Announced once for each deadline and due
 * date, in the transaction of the watch.
 *
 * @param items which
 */
public record DeadlinesOverdue(List<Item> items) {

	/**
	 * One of them.
	 *
	 * @param deadlineId the deadline
	 * @param recommendation the recommendation it belongs to
	 * @param dueOn the day that has passed
	 */
	public record Item(UUID deadlineId, RecommendationKey recommendation, LocalDate dueOn) {
	}

}
