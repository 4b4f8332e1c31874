package resolute.dashboard.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import resolute.dashboard.item.UnreadableFilterException;
import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;

/**
 * What somebody wants to see of a register, as the query of an address says it.
 *
 * @param resolution the id of a resolution
 * @param q words to look for
 * @param status the code of a state
 * @param organisation the id of an organisation
 * @param from the first day, as an ISO date
 * @param to the last day, as an ISO date
 * @param sort the code of a column, with a minus for the other direction
 * @param page which page, the first is 1
 */
public record RegisterRequest(@Nullable String resolution, @Nullable String q, @Nullable String status,
		@Nullable String organisation, @Nullable String from, @Nullable String to, @Nullable String sort,
		@Nullable String page) {

	/** Rows on a page. */
	static final int PAGE = 50;

	private static final int MOST_PAGES = 2000;

	private static final int LONGEST_TEXT = 200;

	/**
	 * The rows that are meant.
	 * @throws UnreadableFilterException if something in it cannot be read
	 */
	public RegisterFilter filter(Register register) {
		Optional<LocalDate> first = read("from", this.from, LocalDate::parse);
		Optional<LocalDate> last = read("to", this.to, LocalDate::parse);
		if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
			throw new UnreadableFilterException("to");
		}
		Optional<String> text = read("q", this.q, String::strip);
		if (text.filter((words) -> words.length() > LONGEST_TEXT || words.indexOf('\0') >= 0).isPresent()) {
			throw new UnreadableFilterException("q");
		}
		Optional<String> state = read("status", this.status, Function.identity());
		if (state.filter((code) -> !register.statuses().contains(code)).isPresent()) {
			throw new UnreadableFilterException("status");
		}
		return new RegisterFilter(read("resolution", this.resolution, ResolutionId::new), text, state,
				read("organisation", this.organisation, OrganisationId::new), first, last);
	}

	/**
	 * The order that is wanted.
	 * @throws UnreadableFilterException if the register cannot be put in it
	 */
	public Optional<String> order(Register register) {
		Optional<String> order = read("sort", this.sort, Function.identity());
		if (order.filter((code) -> !register.isOrder(code)).isPresent()) {
			throw new UnreadableFilterException("sort");
		}
		return order;
	}

	/**
	 * The page that is wanted, from 1.
	 * @throws UnreadableFilterException if it is none
	 */
	int pageNumber() {
		int number = read("page", this.page, Integer::valueOf).orElse(1);
		if (number < 1 || number > MOST_PAGES) {
			throw new UnreadableFilterException("page");
		}
		return number;
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
