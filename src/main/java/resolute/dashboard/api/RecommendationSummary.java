package resolute.dashboard.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import resolute.dashboard.Overview;
import resolute.participant.OrganisationKind;

/** A recommendation on the overview. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RecommendationSummary(String number, String title, String text, String addressee, @Schema(
		description = "waiting, in-work, due-soon, overdue, on-removal, done, done-late, declined, closed") String state,
		@Schema(description = "The code of how it ended") Optional<String> outcome,
		@Schema(description = "Numbers of unsettled recommendations it cannot start before") List<String> waitsFor,
		Optional<LocalDate> nextDue,
		@Schema(description = "Working days to nextDue, negative after it",
				types = "integer") Optional<Integer> workingDays,
		boolean preliminary, int openTasks, int openRemovals, List<String> lateOrganisations, int level,
		List<Progress> progress) {

	static RecommendationSummary of(OrganisationKind addressee, Overview.Row row) {
		return new RecommendationSummary(row.number(), row.title(), row.text(), addressee.code(), row.state().code(),
				row.outcome(), row.waitsFor(), row.nextDue(), row.nextDue().map((day) -> row.workingDays()),
				row.preliminary(), row.openTasks(), row.openRemovals(), row.lateOrganisations(), row.level(),
				row.progress().stream().map((part) -> new Progress(part.of(), part.done(), part.all())).toList());
	}

	/** So many of so many. */
	record Progress(@Schema(description = "parts, periods or events") String of, int done, int all) {
	}

}
