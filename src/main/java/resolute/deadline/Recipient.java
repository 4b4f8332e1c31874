package resolute.deadline;

import java.util.Arrays;

/** Who is told that an item is overdue. */
public enum Recipient {

	/**
	 * Whoever has taken the task, and the members of the organisation that has to do it.
	 */
	EXECUTOR("executor"),

	/** The head of that organisation. */
	HEAD("head"),

	/** The coordinators. */
	COORDINATOR("coordinator"),

	/** The head of the district. */
	DISTRICT_HEAD("districtHead");

	private final String code;

	Recipient(String code) {
		this.code = code;
	}

	/** The name it has in the database and in forms. */
	public String code() {
		return this.code;
	}

	/**
	 * The recipient with that code.
	 * @throws IllegalArgumentException if there is none
	 */
	public static Recipient ofCode(String code) {
		return Arrays.stream(values())
			.filter((recipient) -> recipient.code.equals(code))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No recipient is called " + code));
	}

}
