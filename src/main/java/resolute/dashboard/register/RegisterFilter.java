package resolute.dashboard.register;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which rows of a register are meant. What is empty does not restrict.
 *
 * @param resolution of one resolution
 * @param text with all these words
 * @param status in that state
 * @param organisation of one organisation, or about it
 * @param from on that day or later
 * @param to on that day or before
 */
public record RegisterFilter(Optional<ResolutionId> resolution, Optional<String> text, Optional<String> status,
		Optional<OrganisationId> organisation, Optional<LocalDate> from, Optional<LocalDate> to) {

	/** Whether all rows are meant. */
	public boolean isEmpty() {
		return equals(new RegisterFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.empty()));
	}

	/** What {@link RegisterRequest} reads it from, for another order and page. */
	String query(Optional<String> sort, int page) {
		UriComponentsBuilder address = UriComponentsBuilder.newInstance();
		this.resolution.ifPresent((id) -> address.queryParam("resolution", id.value()));
		this.text.ifPresent((words) -> address.queryParam("q", "{q}"));
		this.status.ifPresent((state) -> address.queryParam("status", state));
		this.organisation.ifPresent((id) -> address.queryParam("organisation", id.value()));
		this.from.ifPresent((day) -> address.queryParam("from", day));
		this.to.ifPresent((day) -> address.queryParam("to", day));
		sort.ifPresent((code) -> address.queryParam("sort", code));
		if (page > 1) {
			address.queryParam("page", page);
		}
		return address.encode().buildAndExpand(Map.of("q", this.text.orElse(""))).toUriString();
	}

}
