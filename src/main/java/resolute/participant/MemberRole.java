package resolute.participant;

import java.util.Locale;

/** What a person is in an organisation. */
public enum MemberRole {

	/** Head of an administration, director of a company. */
	HEAD,
	/** Chair of the council. */
	CHAIR,
	/** Secretary of the council. */
	SECRETARY,
	/** Lead of the initiative group. */
	LEAD,
	/** Everybody else. */
	MEMBER;

	/** The name it has in the database and in data files: {@code secretary}. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The role with that {@link #code() code}.
	 * @throws IllegalArgumentException if there is none
	 */
	public static MemberRole ofCode(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}

}
