package resolute.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The day has come to remind people of deadlines. Published in the transaction that
 * records it.
 *
 * @param items what is due soon
 */
public record DeadlinesDueSoon(List<Item> items) {

	public DeadlinesDueSoon {
		items = List.copyOf(items);
	}

	/**
	 * One deadline to remind of.
	 *
	 * @param deadlineId the deadline of record
	 * @param dueOn the due date it is about
	 * @param daysBefore which of its reminders this is: so many working days before
	 */
	public record Item(UUID deadlineId, LocalDate dueOn, int daysBefore) {

	}

}
