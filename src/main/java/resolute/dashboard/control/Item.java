package resolute.dashboard.control;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.deadline.DeadlineView;
import resolute.deadline.Escalations.Escalation;

/**
 * An item under control as its page shows it.
 *
 * @param deadline the deadline of record
 * @param recommendation the title of the recommendation it is part of
 * @param organisation the name of who has to do it
 * @param assignee the name of who has taken it
 * @param workingDays working days left, negative if it is late, for an open item
 * @param settled how it was handed in, or when it was withdrawn
 * @param requests for more time, the first first
 * @param changes of its date, the first first
 * @param escalation the one under way
 * @param earliest the first day that can be asked for
 */
public record Item(DeadlineView deadline, Optional<String> recommendation, Optional<String> organisation,
		Optional<String> assignee, int workingDays, Optional<Settled> settled, List<Request> requests,
		List<Change> changes, Optional<Escalation> escalation, LocalDate earliest) {

	/** Whether a request awaits a decision. */
	public boolean isPending() {
		return this.requests.stream().anyMatch((request) -> request.decision().isEmpty());
	}

	/**
	 * The end of an item.
	 *
	 * @param on the day
	 * @param at the time of day, as people read it
	 * @param by the name of who handed it in; empty if it was withdrawn
	 */
	public record Settled(LocalDate on, String at, Optional<String> by) {
	}

	/**
	 * A request for more time.
	 *
	 * @param id its id
	 * @param by the name of who asked
	 * @param on the day it was asked
	 * @param wantedOn the day that was asked for
	 * @param reason why
	 * @param late whether it was asked later than the rules want it
	 * @param decision {@code granted}, {@code refused} or {@code lapsed}
	 * @param remark what the decider said
	 */
	public record Request(UUID id, String by, LocalDate on, LocalDate wantedOn, String reason, boolean late,
			Optional<String> decision, Optional<String> remark) {
	}

	/**
	 * A change of the date.
	 *
	 * @param from the day it was due
	 * @param to the day it was due then
	 * @param on the day it changed
	 * @param grantedBy the name of who granted it
	 * @param reason why
	 */
	public record Change(LocalDate from, LocalDate to, LocalDate on, String grantedBy, String reason) {
	}

}
