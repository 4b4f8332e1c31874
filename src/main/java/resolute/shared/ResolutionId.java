package resolute.shared;

import java.util.regex.Pattern;

/** Names a resolution: {@code amursk-2014}. */
public record ResolutionId(String value) {

	private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	public ResolutionId {
		if (value.length() > 64 || !FORM.matcher(value).matches()) {
			throw new IllegalArgumentException(
					"A resolution id has small letters, digits and single hyphens between them: " + value);
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}
