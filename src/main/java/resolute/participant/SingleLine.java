package resolute.participant;

import java.util.regex.Pattern;

/**
 * Names and addresses end up in the headers of mail, where a line break would let a
 * writer add headers (CVE-2025-7962): refuse it where they come in.
 */
public final class SingleLine {

	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\"]{1,64}@[^\\s@<>,;:\"]{1,255}");

	private SingleLine() {
	}

	/** Whether it is one line with something on it. */
	public static boolean isOne(String value) {
		return !value.isBlank() && value.codePoints().noneMatch(Character::isISOControl);
	}

	/** Whether it looks like an e-mail address and nothing else. */
	public static boolean isEmail(String value) {
		return EMAIL.matcher(value).matches() && isOne(value);
	}

	static String of(String what, String value) {
		if (!isOne(value)) {
			throw new IllegalArgumentException(what + " has to be one line of text");
		}
		return value;
	}

	static String email(String value) {
		if (!isEmail(value)) {
			throw new IllegalArgumentException("Not an e-mail address: " + value.replaceAll("\\p{Cntrl}", "?"));
		}
		return value;
	}

}
