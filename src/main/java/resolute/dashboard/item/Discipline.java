package resolute.dashboard.item;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How items were carried out: the addressees' discipline, and apart from it the
 * coordinator's own delay. An item counts as on time if what was accepted was handed in
 * on or before the date in force (control-rules.md, «Discipline»). The numbers are counts
 * of the items in the {@link ItemState states} of the same names.
 *
 * @param onTime accepted, handed in in time
 * @param late accepted, handed in late
 * @param overdue open after the date
 * @param submitted waiting for the coordinator
 * @param open open and not overdue
 * @param declined part of an accepted refusal; left out of the rate
 * @param acceptanceDays calendar days from handing in to acceptance, of all accepted
 * items together
 */
public record Discipline(int onTime, int late, int overdue, int submitted, int open, int declined,
		long acceptanceDays) {

	/** Of no items. */
	public static final Discipline NONE = new Discipline(0, 0, 0, 0, 0, 0, 0);

	/** Items that have been settled one way or the other, or should have been. */
	public int judged() {
		return this.onTime + this.late + this.overdue;
	}

	/**
	 * On time of all that are settled or overdue, in percent, rounded; empty without any.
	 */
	public OptionalInt rate() {
		return (judged() > 0) ? OptionalInt.of((int) Math.round(100.0 * this.onTime / judged())) : OptionalInt.empty();
	}

	/**
	 * How long the coordinator takes to accept something, in calendar days on average.
	 */
	public OptionalDouble acceptanceTime() {
		int accepted = this.onTime + this.late;
		return (accepted > 0) ? OptionalDouble.of((double) this.acceptanceDays / accepted) : OptionalDouble.empty();
	}

}
