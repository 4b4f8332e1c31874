package resolute.deadline;

import java.util.Locale;

/** More time cannot be asked for, or given, like this. */
public class ExtensionRefusedException extends RuntimeException {

	private final Problem problem;

	ExtensionRefusedException(Problem problem) {
		super("No extension: " + problem.code());
		this.problem = problem;
	}

	public Problem problem() {
		return this.problem;
	}

	/** What is wrong. */
	public enum Problem {

		/** The work is not awaited any more. */
		NOT_OPEN,

		/** An earlier request has not been decided yet. */
		ALREADY_ASKED,

		/** The wanted day is not after the day it is due. */
		NOT_LATER,

		/** The wanted day is not after today. */
		NOT_AHEAD,

		/** The wanted day is more than a year after the day it is due. */
		TOO_FAR,

		/** Nothing, or too much, is said about why. */
		NO_REASON;

		/** As in message keys: {@code not-later}. */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
