package resolute.notification;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A mail that is about to be written, with what is known of its recipient now.
 *
 * @param address where it goes now, which may be another than when it was scheduled
 * @param suppressed whether the address has been refused for good
 * @param secretary the address of whom the council's own mail is answered to
 * @param replyTo the mailbox of the coordinators
 * @param coordinator the address of one of them, if they have none together
 * @param others whether other digests for the same recipient have not left either
 * @param token opens the recipient's preferences
 */
record Mail(UUID id, String key, String kind, String recipient, @Nullable String address, String name, Locale language,
		String role, @Nullable UUID deadlineId, @Nullable LocalDate dueOn, @Nullable Integer level,
		@Nullable UUID aboutId, int round, boolean suppressed, boolean reminders, @Nullable UUID token,
		@Nullable String secretary, @Nullable String replyTo, @Nullable String coordinator, boolean others) {

	/** What its Message-ID is derived from. */
	String messageKey() {
		return (this.round > 0) ? this.key + "/" + this.round : this.key;
	}

}
