package resolute.shared;

import java.util.Locale;

import com.ibm.icu.text.PluralRules;

/**
 * Finds the message with the right form of a counted noun. Russian has three («1 день»,
 * «2 дня», «5 дней»), English two.
 */
public final class Plural {

	private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

	private Plural() {
	}

	/**
	 * The key of the message for a number: {@code key.one}, {@code key.few} or
	 * {@code key.many} in Russian, {@code key.one} or {@code key.other} in English.
	 * Whoever reads another language gets Russian, as everywhere.
	 */
	public static String key(String key, long number, Locale locale) {
		return key + "." + PluralRules.forLocale(locale.getLanguage().equals("en") ? locale : RUSSIAN).select(number);
	}

}
