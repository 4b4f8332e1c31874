package resolute.participant;

import java.util.Locale;
import java.util.Optional;

/** A substitution that cannot be. */
public class SubstitutionRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Problem problem;

	private final transient Optional<Substitution> other;

	SubstitutionRefusedException(Problem problem) {
		this(problem, Optional.empty());
	}

	SubstitutionRefusedException(Problem problem, Optional<Substitution> other) {
		super(problem.code());
		this.problem = problem;
		this.other = other;
	}

	public Problem problem() {
		return this.problem;
	}

	/** The substitution it is at odds with, if it is that. */
	public Optional<Substitution> other() {
		return this.other;
	}

	/** Why it cannot be. */
	public enum Problem {

		/** Who is away is in no organisation. */
		ABSENT_UNKNOWN,
		/** Who stands in is in no organisation. */
		SUBSTITUTE_UNKNOWN,
		/** Nobody stands in for oneself. */
		SELF,
		/** It would begin before today. */
		PAST,
		/** It would end before it begins. */
		ENDS_BEFORE,
		/** It would last longer than a year. */
		TOO_LONG,
		/** Somebody else stands in for that person in those days. */
		OVERLAP,
		/** The substitute is away in those days. */
		SUBSTITUTE_AWAY,
		/** Who is away stands in for somebody else in those days. */
		ABSENT_STANDS_IN,
		/** It is over already. */
		OVER;

		/** Part of message keys. */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
