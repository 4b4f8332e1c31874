package resolute.dashboard.organisation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import resolute.participant.OrganisationKind;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which organisations somebody wants to see, as the query of the address says it.
 *
 * @param q part of the name
 * @param kind the code of a kind
 * @param valid {@code yes}: those that exist today, {@code no}: the others, {@code all}
 * @param from the first day of the period that discipline is told for, as an ISO date
 * @param to the last one
 * @param sort the code of an order
 * @param page which page, the first is 1
 */
public record OrganisationsRequest(@Nullable String q, @Nullable String kind, @Nullable String valid,
		@Nullable String from, @Nullable String to, @Nullable String sort, @Nullable String page) {

	/** Organisations on a page. */
	static final int PAGE = 50;

	public String search() {
		return (this.q != null) ? this.q.strip() : "";
	}

	Optional<OrganisationKind> ofKind() {
		return read(this.kind, OrganisationKind::ofCode);
	}

	/** Whether those are wanted that exist, or those that do not; empty for both. */
	Optional<Boolean> existing() {
		return switch ((this.valid == null || this.valid.isBlank()) ? "yes" : this.valid) {
			case "yes" -> Optional.of(true);
			case "no" -> Optional.of(false);
			case "all" -> Optional.empty();
			default -> throw unreadable();
		};
	}

	public LocalDate first(LocalDate today) {
		return read(this.from, LocalDate::parse).orElse(today.withDayOfYear(1));
	}

	public LocalDate last(LocalDate today) {
		LocalDate last = read(this.to, LocalDate::parse).orElse(today.withDayOfYear(today.lengthOfYear()));
		if (last.isBefore(first(today))) {
			throw unreadable();
		}
		return last;
	}

	OrganisationOrder order() {
		return read(this.sort, (code) -> OrganisationOrder.ofCode(code).orElseThrow(IllegalArgumentException::new))
			.orElse(OrganisationOrder.NAME);
	}

	int pageNumber() {
		int number = read(this.page, Integer::valueOf).orElse(1);
		if (number < 1) {
			throw unreadable();
		}
		return number;
	}

	private static <T> Optional<T> read(@Nullable String text, Function<String, T> reading) {
		try {
			return Optional.ofNullable(text).filter((it) -> !it.isBlank()).map(reading);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw unreadable();
		}
	}

	private static ResponseStatusException unreadable() {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST);
	}

}
