package resolute.dashboard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import resolute.participant.OrganisationKind;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which recommendations of a resolution to show. What is empty does not restrict.
 *
 * @param addressee those to one kind of addressee
 * @param states those in one of these states
 * @param from those with a next deadline on that day or later
 * @param to those with a next deadline on that day or before
 */
public record OverviewFilter(Optional<OrganisationKind> addressee, Set<State> states, Optional<LocalDate> from,
		Optional<LocalDate> to) {

	/**
	 * Reads the query of an address.
	 * @throws ResponseStatusException 400 if it cannot be read
	 */
	public static OverviewFilter of(@Nullable String addressee, @Nullable List<String> states, @Nullable String from,
			@Nullable String to) {
		List<String> codes = (states != null) ? states : List.of();
		return new OverviewFilter(read(addressee, OrganisationKind::ofCode),
				codes.stream()
					.flatMap((code) -> read(code, OverviewFilter::state).stream())
					.collect(Collectors.toSet()),
				read(from, LocalDate::parse), read(to, LocalDate::parse));
	}

	private static State state(String code) {
		return Arrays.stream(State.values())
			.filter((state) -> state.code().equals(code))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(code));
	}

	private static <T> Optional<T> read(@Nullable String text, Function<String, T> reading) {
		try {
			return Optional.ofNullable(text).filter((it) -> !it.isBlank()).map(reading);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, ex);
		}
	}

	boolean accepts(Overview.Row row) {
		return (this.states.isEmpty() || this.states.contains(row.state()))
				&& this.from.map((day) -> row.nextDue().filter((due) -> !due.isBefore(day)).isPresent()).orElse(true)
				&& this.to.map((day) -> row.nextDue().filter((due) -> !due.isAfter(day)).isPresent()).orElse(true);
	}

	/** Whether anything is left out. */
	public boolean isRestricting() {
		return this.addressee.isPresent() || !this.states.isEmpty() || this.from.isPresent() || this.to.isPresent();
	}

}
