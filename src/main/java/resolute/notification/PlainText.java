package resolute.notification;

import java.util.regex.Pattern;

/**
 * Makes of what people have entered a text that does in a mail nothing but be read: no
 * line break ends a header (CVE-2025-7962), and no mark turns the direction of what comes
 * after it.
 */
final class PlainText {

	/** Marks that change the direction of text, and others that are not seen. */
	private static final Pattern INVISIBLE = Pattern
		.compile("[\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB]");

	private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cc}\\u2028\\u2029]+");

	private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029&&[^\\n]]");

	private PlainText() {
	}

	/** One line of it. */
	static String line(String text) {
		return wellFormed(SPACES.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ").strip());
	}

	/** With its line breaks. */
	static String text(String text) {
		String lines = text.replace("\r\n", "\n").replace('\r', '\n');
		return wellFormed(CONTROLS.matcher(INVISIBLE.matcher(lines).replaceAll("")).replaceAll(" ").strip());
	}

	/** At most so many characters of one line, cut after a word. */
	static String shortened(String text, int length) {
		String line = line(text);
		if (line.length() <= length) {
			return line;
		}
		int end = line.lastIndexOf(' ', length - 1);
		if (end < length / 2) {
			end = length - 1;
			if (Character.isHighSurrogate(line.charAt(end - 1))) {
				end--;
			}
		}
		return line.substring(0, end).replaceAll("[\\s,;:.–—(«\"]+$", "") + "…";
	}

	/** Half of a character would become a question mark somewhere on the way. */
	private static String wellFormed(String text) {
		StringBuilder result = new StringBuilder(text.length());
		text.codePoints()
			.filter((character) -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
			.forEach(result::appendCodePoint);
		return result.toString();
	}

}
