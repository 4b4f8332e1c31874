package resolute.dashboard.item;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import resolute.participant.OrganisationKind;
import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;

/**
 * Which items somebody wants to see, as the query of an address says it. The same words
 * serve pages, reports and the API.
 *
 * @param resolution the id of a resolution
 * @param number the number of a recommendation
 * @param addressee the code of a kind of organisation
 * @param organisation the id of an organisation
 * @param state codes of states
 * @param from the first day, as an ISO date
 * @param to the last day, as an ISO date
 * @param extended whether only items with an extended date are wanted
 * @param sort the code of an order
 * @param page which page, the first is 1
 */
public record ItemRequest(@Nullable String resolution, @Nullable String number, @Nullable String addressee,
		@Nullable String organisation, @Nullable List<String> state, @Nullable String from, @Nullable String to,
		@Nullable String extended, @Nullable String sort, @Nullable String page) {

	/** Items on a page. */
	public static final int PAGE = 50;

	/**
	 * The items that are meant.
	 * @throws UnreadableFilterException if something in it cannot be read
	 */
	public ItemFilter filter() {
		Optional<LocalDate> first = read("from", this.from, LocalDate::parse);
		Optional<LocalDate> last = read("to", this.to, LocalDate::parse);
		if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
			throw new UnreadableFilterException("to");
		}
		return new ItemFilter(read("resolution", this.resolution, ResolutionId::new),
				read("number", this.number, Function.identity()),
				read("addressee", this.addressee, OrganisationKind::ofCode),
				read("organisation", this.organisation, OrganisationId::new), states(), first, last,
				read("extended", this.extended, Boolean::valueOf).orElse(false), Optional.empty());
	}

	/**
	 * The order that is wanted; without one what is due first comes first.
	 * @throws UnreadableFilterException if there is no such order
	 */
	public ItemOrder order() {
		return read("sort", this.sort,
				(code) -> ItemOrder.ofCode(code).orElseThrow(() -> new UnreadableFilterException("sort")))
			.orElse(ItemOrder.DUE);
	}

	/**
	 * The page that is wanted, from 1.
	 * @throws UnreadableFilterException if it is none, or beyond what is counted
	 */
	public int pageNumber() {
		int number = read("page", this.page, Integer::valueOf).orElse(1);
		if (number < 1 || number > Items.MOST_COUNTED / PAGE) {
			throw new UnreadableFilterException("page");
		}
		return number;
	}

	private Set<ItemState> states() {
		List<String> codes = (this.state != null) ? this.state : List.of();
		return codes.stream()
			.filter((code) -> !code.isBlank())
			.map((code) -> ItemState.ofCode(code).orElseThrow(() -> new UnreadableFilterException("state")))
			.collect(Collectors.toSet());
	}

	private static <T> Optional<T> read(String name, @Nullable String text, Function<String, T> reading) {
		try {
			return Optional.ofNullable(text).filter((it) -> !it.isBlank()).map(reading);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new UnreadableFilterException(name);
		}
	}

}
