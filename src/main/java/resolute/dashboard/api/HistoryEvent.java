package resolute.dashboard.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import resolute.dashboard.card.Event;

/** Something that happened to a recommendation. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record HistoryEvent(Instant at,
		@Schema(description = "Which record says so: opened, submitted, judged, acted, …") String kind,
		@Schema(description = "What that record says happened, unless the kind says it all") Optional<String> code,
		Optional<UUID> item, String title, Optional<String> organisation,
		@Schema(description = "The name of who did it") Optional<String> person, Optional<LocalDate> from,
		Optional<LocalDate> to,
		@Schema(description = "A level, or days before a date", types = "integer") Optional<Integer> amount,
		Optional<String> remark) {

	static HistoryEvent of(Event event) {
		return new HistoryEvent(event.at(), event.kind().code(), event.code(), event.item(), event.title(),
				Optional.of(event.organisation()).filter((text) -> !text.isEmpty()),
				Optional.of(event.person()).filter((text) -> !text.isEmpty()), event.from(), event.to(), event.number(),
				event.remark());
	}

}
