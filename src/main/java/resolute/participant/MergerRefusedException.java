package resolute.participant;

import java.util.Locale;

/** An organisation that cannot be merged into another. */
public class MergerRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Problem problem;

	MergerRefusedException(Problem problem) {
		super(problem.code());
		this.problem = problem;
	}

	public Problem problem() {
		return this.problem;
	}

	/** Why it cannot be. */
	public enum Problem {

		/** There is only one of its kind, and models name it. */
		IRREPLACEABLE,
		/** It has been merged already. */
		ALREADY_MERGED,
		/** There is no such successor, or it is the organisation itself. */
		NO_SUCCESSOR,
		/** The successor is of another kind. */
		OTHER_KIND,
		/** The successor does not exist on that day, or today. */
		SUCCESSOR_GONE,
		/** The day has not come: it is carried out at once. */
		NOT_YET,
		/** The organisation began on that day or later. */
		TOO_EARLY;

		/** Part of message keys. */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
