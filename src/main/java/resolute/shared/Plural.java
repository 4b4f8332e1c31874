package resolute.shared;

import java.util.Locale;

/**
 * Which form a counted noun takes: the last part of the key of a message that is there in
 * all three. Russian needs them («1 день», «2 дня», «5 дней»), English uses the last for
 * the last two.
 */
public enum Plural {

	ONE, FEW, MANY;

	/** The form for a number, which is not negative. */
	public static Plural of(long number, Locale locale) {
		if (!locale.getLanguage().equals("ru")) {
			return (number == 1) ? ONE : MANY;
		}
		long tens = number % 100;
		long ones = number % 10;
		if (ones == 1 && tens != 11) {
			return ONE;
		}
		return (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) ? FEW : MANY;
	}

	/** {@code key.one}, {@code key.few} or {@code key.many}. */
	public String key(String key) {
		return key + "." + name().toLowerCase(Locale.ROOT);
	}

}
