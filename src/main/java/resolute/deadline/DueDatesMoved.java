package resolute.deadline;

import java.time.LocalDate;
import java.util.List;

/**
 * Open deadlines got other dates. Announced in the transaction that moves them.
 *
 * @param moved what is due when now
 */
public record DueDatesMoved(List<Moved> moved) {

	/**
	 * One task.
	 *
	 * @param taskId its id in the engine
	 * @param dueOn the day it is due now
	 */
	public record Moved(String taskId, LocalDate dueOn) {
	}

}
