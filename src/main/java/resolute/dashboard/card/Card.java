package resolute.dashboard.card;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import resolute.dashboard.Overview;
import resolute.dashboard.State;
import resolute.dashboard.item.Discipline;
import resolute.dashboard.item.ItemRow;
import resolute.dashboard.item.ItemState;
import resolute.participant.OrganisationKind;

/**
 * What every part of the card of a recommendation has above it.
 *
 * @param resolution the id of its resolution
 * @param number its number there
 * @param source what it is taken from
 * @param addressee whom it addresses
 * @param processId the id of the process that carries it out
 * @param row where it stands, as the overview says it
 * @param settledOn the day its outcome was recorded
 * @param parties who has a part in it, those it addresses first
 * @param discipline how many items are in which state
 * @param reasons items its state follows from, the earliest deadline first
 * @param reasonState the state of those items; empty if the state follows from none
 */
public record Card(String resolution, String number, Source source, OrganisationKind addressee, String processId,
		Overview.Row row, Optional<LocalDate> settledOn, List<Party> parties, Discipline discipline,
		List<ItemRow> reasons, Optional<ItemState> reasonState) {

	/** As many of {@link #reasons} are named; there may be one more. */
	static final int REASONS = 5;

	public State state() {
		return this.row.state();
	}

	/** Items that are named as the reason. */
	public List<ItemRow> namedReasons() {
		return this.reasons.subList(0, Math.min(REASONS, this.reasons.size()));
	}

	public boolean hasMoreReasons() {
		return this.reasons.size() > REASONS;
	}

	/** The item whose deadline is the next. */
	public Optional<ItemRow> next() {
		return this.reasons.stream().filter((item) -> item.state().isOpen()).findFirst();
	}

	/**
	 * How many of its items are in which state, those states left out that none is in.
	 */
	public List<Count> counts() {
		return Stream
			.of(count(this.discipline.onTime(), ItemState.ON_TIME), count(this.discipline.late(), ItemState.LATE),
					count(this.discipline.overdue(), ItemState.OVERDUE),
					count(this.discipline.submitted(), ItemState.SUBMITTED),
					new Count("open", List.of(ItemState.IN_WORK.code(), ItemState.DUE_SOON.code()),
							this.discipline.open()),
					count(this.discipline.declined(), ItemState.DECLINED))
			.filter((count) -> count.items() > 0)
			.toList();
	}

	private static Count count(int items, ItemState state) {
		return new Count(state.code(), List.of(state.code()), items);
	}

	/** The organisations it addresses. */
	public List<Party> responsible() {
		return this.parties.stream().filter(Party::responsible).toList();
	}

	/** Others that have something to do for it. */
	public List<Party> others() {
		return this.parties.stream().filter((party) -> !party.responsible()).toList();
	}

	/**
	 * The resolution it stands in.
	 *
	 * @param title as printed
	 * @param adoptedOn the day it was adopted
	 * @param venue where
	 */
	public record Source(String title, LocalDate adoptedOn, String venue) {
	}

	/**
	 * How many items there are of a kind.
	 *
	 * @param code part of a message key
	 * @param states codes of the states that are counted
	 * @param items how many
	 */
	public record Count(String code, List<String> states, int items) {
	}

	/**
	 * An organisation that has a part in it.
	 *
	 * @param id its id
	 * @param name its name
	 * @param responsible whether the recommendation addresses it
	 * @param items how many items it has or had
	 * @param unnamed how many more there are like it that are not named
	 */
	public record Party(String id, String name, boolean responsible, int items, int unnamed) {
	}

}
