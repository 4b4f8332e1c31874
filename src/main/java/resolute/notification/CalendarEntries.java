package resolute.notification;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * How an item is written down in a reader's calendar. Mails and subscriptions say the
 * same, or a calendar that gets both would change its mind with every letter.
 */
@Component
class CalendarEntries {

	private static final int LONGEST_NAME = 150;

	private final LetterTexts texts;

	private final PublicAddress address;

	CalendarEntries(LetterTexts texts, PublicAddress address) {
		this.texts = texts;
		this.address = address;
	}

	CalendarEntry entry(Locale language, Item item) {
		boolean numbered = item.recommendation() != null;
		String point = numbered ? this.texts.of(language, "point.within", item.number())
				: this.texts.of(language, "task.within");
		String name = (item.recommendation() != null) ? item.recommendation() : item.title();
		return new CalendarEntry(item.id(), item.dueOn(), item.sequence(),
				this.texts.of(language, "entry.summary", point, PlainText.shortened(name, LONGEST_NAME)),
				asked(item.number(), item.title()), this.address.item(item.id()));
	}

	/** What is to be done; the number in front of it would be said twice. */
	static String asked(String number, String title) {
		String line = PlainText.line(title);
		return line.startsWith(number + " ") ? line.substring(number.length() + 1) : line;
	}

	/**
	 * What there is to know of an item.
	 *
	 * @param sequence how often its date has moved
	 * @param recommendation what the recommendation is called; work that belongs to no
	 * resolution has none
	 */
	record Item(UUID id, LocalDate dueOn, int sequence, String number, String title, @Nullable String recommendation) {

	}

}
