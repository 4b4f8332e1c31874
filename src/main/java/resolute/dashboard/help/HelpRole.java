package resolute.dashboard.help;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For whom there is a page. */
enum HelpRole {

	/** Whoever carries something out. */
	PARTICIPANT,
	/** The secretary of the council. */
	SECRETARY,
	/** The coordinators. */
	COORDINATOR,
	/** The head of the district. */
	HEAD,
	/** The administrators. */
	ADMINISTRATOR;

	/** Part of addresses, of message keys, and of the names of files. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<HelpRole> ofCode(String code) {
		return Arrays.stream(values()).filter((role) -> role.code().equals(code)).findFirst();
	}

}
