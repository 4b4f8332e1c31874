package resolute.dashboard.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import resolute.dashboard.control.Item;
import resolute.dashboard.item.ItemRow;
import resolute.execution.ControlledItem;

/** An item with its requests for more time and the changes of its date. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ItemDetails(@Schema(description = "The ETag without its quotes") String version, ItemSummary item,
		@Schema(description = "Whether the work is awaited") boolean open,
		@Schema(description = "Whether it is the coordinator's step of taking a result off control") boolean removal,
		@Schema(description = "The account of who has taken it") Optional<String> assignee,
		@Schema(description = "The account of who handed it in") Optional<String> settledBy,
		Optional<Instant> settledAt, List<ExtensionRequest> requests, List<DateChange> changes) {

	static ItemDetails of(String version, ItemRow row, ControlledItem controlled, Item item) {
		return new ItemDetails(version, ItemSummary.of(row), controlled.open(), controlled.removal(),
				controlled.assignee(), controlled.settledBy(), controlled.settledAt(),
				item.requests().stream().map(ExtensionRequest::of).toList(),
				item.changes().stream().map(DateChange::of).toList());
	}

	/** A request for more time. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record ExtensionRequest(UUID id, String requestedBy, LocalDate requestedOn, LocalDate wantedOn, String reason,
			boolean lateAsked,
			@Schema(description = "granted, refused, lapsed; absent while it waits") Optional<String> decision,
			Optional<String> remark) {

		static ExtensionRequest of(Item.Request request) {
			return new ExtensionRequest(request.id(), request.by(), request.on(), request.wantedOn(), request.reason(),
					request.late(), request.decision(), request.remark());
		}

	}

	/** A change of the date. */
	record DateChange(LocalDate from, LocalDate to, LocalDate changedOn, String grantedBy, String reason) {

		static DateChange of(Item.Change change) {
			return new DateChange(change.from(), change.to(), change.on(), change.grantedBy(), change.reason());
		}

	}

}
