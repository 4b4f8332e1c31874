package resolute.participant;

import java.util.Arrays;

/** What an organisation is, as far as a resolution is concerned. */
public enum OrganisationKind {

	/** Watches over the resolution: a part of the district administration. */
	COORDINATOR("coordinator"),
	/** The district administration. */
	DISTRICT("district"),
	/** The head of the district: signs, and hears of what is long overdue. */
	DISTRICT_HEAD("districtHead"),
	/** The coordination council, which recommendation 1.1 creates. */
	COUNCIL("council"),
	/** The administration of a settlement. */
	SETTLEMENT("settlement"),
	/** A company or an entrepreneur. */
	COMPANY("company"),
	/** The initiative group, which recommendation 1.4 forms. */
	INITIATIVE_GROUP("initiativeGroup");

	private final String code;

	OrganisationKind(String code) {
		this.code = code;
	}

	/** The name it has in the database and in data files: {@code districtHead}. */
	public String code() {
		return this.code;
	}

	/**
	 * Whether there are many of the kind, so that one can take over from another. The
	 * others are named in models and rules.
	 */
	public boolean isReplaceable() {
		return this == SETTLEMENT || this == COMPANY;
	}

	/**
	 * The kind with that {@link #code() code}.
	 * @throws IllegalArgumentException if there is none
	 */
	public static OrganisationKind ofCode(String code) {
		return Arrays.stream(values())
			.filter((kind) -> kind.code.equals(code))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Not a kind of organisation: " + code));
	}

}
