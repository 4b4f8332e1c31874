package resolute.dashboard.api;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import resolute.dashboard.item.ItemRow;
import resolute.shared.OrganisationId;

/** An item in a list. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ItemSummary(UUID id, String resolution, String number, String recommendation, String title,
		Optional<String> organisation, String organisationName,
		@Schema(description = "The name of who has taken it") Optional<String> assignee,
		@Schema(description = "withdrawn, overdue, due-soon, in-work, on-removal, returned, declined, done, done-late") String state,
		LocalDate originalDueOn, LocalDate dueOn,
		@Schema(description = "Working days to the date in force, negative after it") int workingDays,
		@Schema(description = "Computed without the production calendar of its year") boolean preliminary,
		Optional<LocalDate> submittedOn, Optional<LocalDate> judgedOn,
		@Schema(description = "The level of escalation under way, 0 without one") int level, int extensions,
		Optional<String> extensionReason) {

	static ItemSummary of(ItemRow row) {
		return new ItemSummary(row.id(), row.recommendation().resolution().value(), row.recommendation().number(),
				row.recommendationTitle(), row.task(), row.organisation().map(OrganisationId::value),
				row.organisationName(), row.assignee(), row.state().code(), row.originalDueOn(), row.dueOn(),
				row.workingDays(), row.preliminary(), row.submittedOn(), row.judgedOn(), row.level(), row.extensions(),
				row.extensionReason());
	}

}
