package resolute.notification;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a mail says, in the language of its reader and ready to be set: no value has
 * characters in it that do more than be read.
 *
 * @param paragraphs what is to be said before the items
 * @param todo what the reader is to do, if there is anything
 * @param why why the reader gets it
 * @param action where the reader does it, unless each item has a link of its own
 * @param unsubscribe where to do without such mails, if that is possible
 * @param meeting what the reader is invited to
 */
record Letter(Locale language, String subject, String heading, List<String> paragraphs, List<Line> lines,
		@Nullable String todo, String why, Optional<Action> action, Optional<String> unsubscribe,
		Optional<MeetingEntry> meeting) {

	Letter {
		paragraphs = List.copyOf(paragraphs);
		lines = List.copyOf(lines);
	}

	/** One that invites to nothing. */
	Letter(Locale language, String subject, String heading, List<String> paragraphs, List<Line> lines,
			@Nullable String todo, String why, Optional<Action> action, Optional<String> unsubscribe) {
		this(language, subject, heading, paragraphs, lines, todo, why, action, unsubscribe, Optional.empty());
	}

	/**
	 * One item.
	 *
	 * @param point the number, as one speaks of it: «Пункт 2.1»
	 * @param title of the recommendation
	 * @param asked what is asked of the executor
	 * @param due the date in force
	 * @param original the date it had at first, if it has moved
	 * @param left how long there is left, or how late it is
	 */
	record Line(UUID deadlineId, String point, String title, @Nullable String asked, @Nullable String organisation,
			String due, @Nullable String original, String left, boolean late, boolean preliminary, String url,
			CalendarEntry entry) {

	}

	/** A link that is worth a button. */
	record Action(String text, String url) {

	}

}
