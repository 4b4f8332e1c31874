package resolute.dashboard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to a recommendation.
 *
 * @param at when
 * @param kind which kind of record says so
 * @param code what that record says happened; empty if the kind says it all
 * @param item the item it happened to
 * @param mail the mail it is about
 * @param title what it is about
 * @param organisation the name of whose matter it is
 * @param person the name of who did it; empty if nobody did, or nobody noted who
 * @param from the day before it
 * @param to the day after it
 * @param number a level, or days before a date
 * @param remark what was said about it
 */
public record Event(Instant at, Kind kind, Optional<String> code, Optional<UUID> item, Optional<UUID> mail,
		String title, String organisation, String person, Optional<LocalDate> from, Optional<LocalDate> to,
		Optional<Integer> number, Optional<String> remark) {

	/** The key of the sentence that tells it. */
	public String message() {
		return "card.event." + this.kind.code() + this.code.map((text) -> "." + text).orElse("");
	}

	/**
	 * What can happen. Of what happens in one moment, what stands later here followed
	 * from what stands before.
	 */
	public enum Kind {

		/** A resolution was launched. */
		LAUNCHED,
		/** An assignment was given. */
		ASSIGNED,
		/** Somebody has to do something. */
		OPENED,
		/** Somebody has taken it. */
		TAKEN,
		/** People were reminded. */
		REMINDED,
		/** More time was asked for. */
		ASKED,
		/** That was decided. */
		DECIDED,
		/** A date changed. */
		MOVED,
		/** A delay reached a level. */
		ESCALATED,
		/** A delay was looked into. */
		REVIEWED,
		/** It was handed in. */
		SUBMITTED,
		/** What was handed in was judged. */
		JUDGED,
		/** A coordinator acted on the card. */
		ACTED,
		/** Somebody wrote a comment. */
		COMMENTED,
		/** It has gone away without having been done. */
		WITHDRAWN,
		/** The escalation of a delay ended. */
		CALMED,
		/** A mail left. */
		MAILED,
		/** An assignment ended. */
		ENDED,
		/** It, or a part of it, ended. */
		OUTCOME;

		/** Part of SQL and of message keys. */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
