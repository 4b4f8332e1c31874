package resolute.dashboard.item;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import resolute.participant.OrganisationKind;
import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;

import org.springframework.web.util.UriComponentsBuilder;

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
 * @param participant the account of somebody who has to do them: alone, with an
 * organisation, or in place of somebody who is away; no part of any address
 */
public record ItemFilter(Optional<ResolutionId> resolution, Optional<String> number,
		Optional<OrganisationKind> addressee, Optional<OrganisationId> organisation, Set<ItemState> states,
		Optional<LocalDate> from, Optional<LocalDate> to, boolean extended, Optional<String> participant) {

	/** All there are. */
	public static final ItemFilter ALL = new ItemFilter(Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), false, Optional.empty());

	public ItemFilter {
		states = Set.copyOf(states);
	}

	public ItemFilter withResolution(ResolutionId id) {
		return new ItemFilter(Optional.of(id), this.number, this.addressee, this.organisation, this.states, this.from,
				this.to, this.extended, this.participant);
	}

	public ItemFilter withNumber(String recommendation) {
		return new ItemFilter(this.resolution, Optional.of(recommendation), this.addressee, this.organisation,
				this.states, this.from, this.to, this.extended, this.participant);
	}

	public ItemFilter withOrganisation(OrganisationId id) {
		return new ItemFilter(this.resolution, this.number, this.addressee, Optional.of(id), this.states, this.from,
				this.to, this.extended, this.participant);
	}

	public ItemFilter withStates(ItemState first, ItemState... others) {
		return new ItemFilter(this.resolution, this.number, this.addressee, this.organisation,
				EnumSet.of(first, others), this.from, this.to, this.extended, this.participant);
	}

	/** Due within a period, its first and last day included. */
	public ItemFilter withDue(LocalDate first, LocalDate last) {
		return new ItemFilter(this.resolution, this.number, this.addressee, this.organisation, this.states,
				Optional.of(first), Optional.of(last), this.extended, this.participant);
	}

	/** Of what somebody has to do. */
	public ItemFilter withParticipant(String userId) {
		return new ItemFilter(this.resolution, this.number, this.addressee, this.organisation, this.states, this.from,
				this.to, this.extended, Optional.of(userId));
	}

	/** In any state. */
	public ItemFilter withoutStates() {
		return new ItemFilter(this.resolution, this.number, this.addressee, this.organisation, Set.of(), this.from,
				this.to, this.extended, this.participant);
	}

	/** The address, within the application, of the page that lists the items meant. */
	public String address() {
		return "/items" + query();
	}

	/** What {@link ItemRequest} reads this filter from, with its question mark. */
	public String query() {
		UriComponentsBuilder address = UriComponentsBuilder.newInstance();
		this.resolution.ifPresent((id) -> address.queryParam("resolution", id.value()));
		this.number.ifPresent((recommendation) -> address.queryParam("number", "{number}"));
		this.addressee.ifPresent((kind) -> address.queryParam("addressee", kind.code()));
		this.organisation.ifPresent((id) -> address.queryParam("organisation", id.value()));
		this.states.stream().sorted().forEach((state) -> address.queryParam("state", state.code()));
		this.from.ifPresent((day) -> address.queryParam("from", day));
		this.to.ifPresent((day) -> address.queryParam("to", day));
		if (this.extended) {
			address.queryParam("extended", true);
		}
		return address.encode().buildAndExpand(Map.of("number", this.number.orElse(""))).toUriString();
	}

}
