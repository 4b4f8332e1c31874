package resolute.dashboard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.notification.MailLog;

/**
 * How people were written to about a recommendation, and what they asked for, the newest
 * first.
 *
 * @param requests for more time
 * @param changes of dates
 * @param escalations of delays
 * @param mails to anybody
 */
record Correspondence(List<Request> requests, List<Change> changes, List<Escalation> escalations,
		List<MailLog.Row> mails) {

	/**
	 * A request for more time.
	 *
	 * @param item the item it is about
	 * @param title what is asked there
	 * @param organisation the name of who has to do it
	 * @param by the name of who asked
	 * @param at when
	 * @param dueOn the day it was due then
	 * @param wantedOn the day that was asked for
	 * @param reason why
	 * @param decision {@code granted}, {@code refused} or {@code lapsed}
	 * @param decidedBy the name of who decided
	 * @param grantedOn the new date
	 * @param remark of who decided
	 */
	record Request(UUID item, String title, String organisation, String by, Instant at, LocalDate dueOn,
			LocalDate wantedOn, String reason, Optional<String> decision, Optional<String> decidedBy,
			Optional<LocalDate> grantedOn, Optional<String> remark) {
	}

	/**
	 * A change of a date.
	 *
	 * @param item the item it is about
	 * @param title what is asked there
	 * @param organisation the name of who has to do it
	 * @param from the day it was due
	 * @param to the day it was due then
	 * @param at when it changed
	 * @param by the name of who granted it
	 * @param reason why
	 */
	record Change(UUID item, String title, String organisation, LocalDate from, LocalDate to, Instant at, String by,
			String reason) {
	}

	/**
	 * A delay that was escalated.
	 *
	 * @param item the item it is about
	 * @param title what is asked there
	 * @param organisation the name of who has to do it
	 * @param dueOn the day that passed
	 * @param level the highest level reached
	 * @param startedAt since when
	 * @param endedAt until when
	 * @param end the code of why it ended
	 */
	record Escalation(UUID item, String title, String organisation, LocalDate dueOn, int level, Instant startedAt,
			Optional<Instant> endedAt, Optional<String> end) {
	}

}
