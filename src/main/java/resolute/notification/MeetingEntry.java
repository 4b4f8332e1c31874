package resolute.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A meeting in the reader's own calendar.
 *
 * @param sequence how often it has changed: a higher one replaces the entry
 * @param cancelled whether there is no such meeting any more
 * @param length how long its agenda takes
 */
record MeetingEntry(UUID id, int sequence, boolean cancelled, Instant begin, Duration length, String summary,
		String description, String venue, String url, List<Invited> invited) {

	/** What a calendar program is to do with it (RFC 5546). */
	String method() {
		return this.cancelled ? "CANCEL" : "REQUEST";
	}

	/** Somebody who is invited. */
	record Invited(String name, String address) {

	}

}
