package resolute.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The day has come to remind people of deadlines. Announced once for each deadline, due
 * date and reminder, in the transaction of the watch.
 *
 * @param items of what
 */
public record DeadlinesDueSoon(List<Item> items) {

	/**
	 * One of them.
	 *
	 * @param deadlineId the deadline
	 * @param dueOn the day it is due
	 * @param daysBefore working days before that day for which the reminder was set
	 */
	public record Item(UUID deadlineId, LocalDate dueOn, int daysBefore) {
	}

}
