package resolute.participant;

import java.util.regex.Pattern;

/**
 * Names and addresses end up in the headers of mail, where a line break would let a
 * writer add headers (CVE-2025-7962): refuse it where they come in.
 */
final class SingleLine {

	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\"]{1,64}@[^\\s@<>,;:\"]{1,255}");

	private SingleLine() {
	}

	static String of(String what, String value) {
		if (value.isBlank() || value.codePoints().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException(what + " has to be one line of text");
		}
		return value;
	}

	static String email(String value) {
		if (!EMAIL.matcher(value).matches()) {
			throw new IllegalArgumentException("Not an e-mail address: " + value.replaceAll("\\p{Cntrl}", "?"));
		}
		return value;
	}

}
