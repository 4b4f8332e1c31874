package resolute.dashboard.item;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import resolute.participant.OrganisationKind;
import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;

/**
 * Which items are meant. What is empty does not restrict.
 *
 * @param resolution items of one resolution
 * @param number of one recommendation
 * @param addressee of organisations of one kind
 * @param organisation of one organisation
 * @param states in one of these states
 * @param from due on that day or later, by the date in force
 * @param to due on that day or before
 * @param extended only items whose date was moved at somebody's request
 */
public record ItemFilter(Optional<ResolutionId> resolution, Optional<String> number,
		Optional<OrganisationKind> addressee, Optional<OrganisationId> organisation, Set<ItemState> states,
		Optional<LocalDate> from, Optional<LocalDate> to, boolean extended) {

	/** All there are. */
	public static final ItemFilter ALL = new ItemFilter(Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), false);

	public ItemFilter {
		states = Set.copyOf(states);
	}

	public ItemFilter withResolution(ResolutionId id) {
		return new ItemFilter(Optional.of(id), this.number, this.addressee, this.organisation, this.states, this.from,
				this.to, this.extended);
	}

	public ItemFilter withNumber(String recommendation) {
		return new ItemFilter(this.resolution, Optional.of(recommendation), this.addressee, this.organisation,
				this.states, this.from, this.to, this.extended);
	}

	public ItemFilter withOrganisation(OrganisationId id) {
		return new ItemFilter(this.resolution, this.number, this.addressee, Optional.of(id), this.states, this.from,
				this.to, this.extended);
	}

	public ItemFilter withStates(ItemState first, ItemState... others) {
		return new ItemFilter(this.resolution, this.number, this.addressee, this.organisation,
				EnumSet.of(first, others), this.from, this.to, this.extended);
	}

	/** Due within a period, its first and last day included. */
	public ItemFilter withDue(LocalDate first, LocalDate last) {
		return new ItemFilter(this.resolution, this.number, this.addressee, this.organisation, this.states,
				Optional.of(first), Optional.of(last), this.extended);
	}

}
