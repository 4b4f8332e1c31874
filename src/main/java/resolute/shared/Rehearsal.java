package resolute.shared;

import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A rehearsal shows what will happen: the system works as if it were some days later. Its
 * clocks run on from there.
 */
public final class Rehearsal {

	private static final int LONGEST_IN_YEARS = 10;

	private final Duration offset;

	private final long days;

	private Rehearsal(Duration offset, long days) {
		this.offset = offset;
		this.days = days;
	}

	/**
	 * A rehearsal that begins so much later.
	 * @param later a zero period is no rehearsal
	 * @param now what time it is; days are added in its zone
	 * @throws RehearsalRefusedException if the period is negative or longer than ten
	 * years
	 */
	static Rehearsal of(Period later, ZonedDateTime now) {
		if (later.isNegative()) {
			throw new RehearsalRefusedException("A rehearsal cannot go back in time, as by " + later + ".",
					"Set RESOLUTE_REHEARSAL_CLOCK_OFFSET to a period of days to come, such as P20D, or to none.");
		}
		ZonedDateTime then = now.plusYears(LONGEST_IN_YEARS);
		// Compared in parts, because the sum need not be a date at all.
		if (later.toTotalMonths() > LONGEST_IN_YEARS * 12L || later.getDays() > ChronoUnit.DAYS.between(now, then)
				|| now.plus(later).isAfter(then)) {
			throw new RehearsalRefusedException("A rehearsal " + later + " from now is too far away.",
					"Set RESOLUTE_REHEARSAL_CLOCK_OFFSET to at most " + LONGEST_IN_YEARS + " years, such as P20D.");
		}
		ZonedDateTime rehearsed = now.plus(later);
		return new Rehearsal(Duration.between(now, rehearsed), ChronoUnit.DAYS.between(now, rehearsed));
	}

	public boolean isOn() {
		return !this.offset.isZero();
	}

	/** What to add to the time of the machine. */
	public Duration offset() {
		return this.offset;
	}

	/** The same in calendar days. */
	public long days() {
		return this.days;
	}

}
