package resolute.shared;

import java.util.regex.Pattern;

/**
 * Names an organisation, and the group of its members in the engine. The engine takes
 * letters and digits only: {@code settlementElban}.
 */
public record OrganisationId(String value) {

	private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9]{1,64}");

	public OrganisationId {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("An organisation id has letters and digits only: " + value);
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}
