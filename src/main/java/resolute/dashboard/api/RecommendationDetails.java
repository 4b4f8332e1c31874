package resolute.dashboard.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import resolute.dashboard.card.Card;
import resolute.execution.CoordinatorDesk.Waiting;
import resolute.execution.CoordinatorDesk.WaitingExtension;
import resolute.execution.CoordinatorDesk.WaitingRemoval;
import resolute.execution.RecommendationDesk.Standing;

/** The card of a recommendation. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RecommendationDetails(@Schema(description = "The ETag without its quotes") String version, String resolution,
		String resolutionTitle, LocalDate adoptedOn, RecommendationSummary recommendation,
		Optional<LocalDate> settledOn,
		@Schema(description = "recurring: can be ended; running: can be withdrawn; over") String standing,
		List<Party> parties, DisciplineFigures discipline,
		@Schema(description = "The state of the items its own state follows from") Optional<String> reasonState,
		@Schema(description = "The first of those items") List<ItemSummary> reasons,
		@Schema(description = "Results that wait to be taken off control") List<RemovalWaiting> removals,
		@Schema(description = "Requests for more time that wait for a decision") List<ExtensionWaiting> extensions) {

	static RecommendationDetails of(String version, Card card, Standing standing, Waiting waiting) {
		return new RecommendationDetails(version, card.resolution(), card.source().title(), card.source().adoptedOn(),
				RecommendationSummary.of(card.addressee(), card.row()), card.settledOn(),
				standing.name().toLowerCase(Locale.ROOT), card.parties().stream().map(Party::of).toList(),
				DisciplineFigures.of(card.discipline()), card.reasonState().map((state) -> state.code()),
				card.namedReasons().stream().map(ItemSummary::of).toList(),
				waiting.removals().stream().map(RemovalWaiting::of).toList(),
				waiting.extensions().stream().map(ExtensionWaiting::of).toList());
	}

	/** An organisation that has a part in it. */
	record Party(String id, String name,
			@Schema(description = "Whether the recommendation addresses it") boolean responsible, int items,
			@Schema(description = "How many more there are like it that are not named") int unnamed) {

		static Party of(Card.Party party) {
			return new Party(party.id(), party.name(), party.responsible(), party.items(), party.unnamed());
		}

	}

	/** A result to be taken off control. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record RemovalWaiting(@Schema(description = "The item of the step") UUID item, String title,
			Optional<String> organisation, Optional<String> period, LocalDate dueOn) {

		static RemovalWaiting of(WaitingRemoval removal) {
			return new RemovalWaiting(removal.id(), removal.title(), removal.organisation(), removal.period(),
					removal.dueOn());
		}

	}

	/** A request for more time. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record ExtensionWaiting(UUID id, String title, Optional<String> organisation, LocalDate wantedOn,
			@Schema(description = "Whether the head of the district decides") boolean headDecides) {

		static ExtensionWaiting of(WaitingExtension extension) {
			return new ExtensionWaiting(extension.id(), extension.title(), extension.organisation(),
					extension.wantedOn(), extension.headDecides());
		}

	}

}
