package resolute.dashboard.api;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemRequest;
import resolute.dashboard.item.Items;
import resolute.execution.CoordinatorDesk;
import resolute.shared.RecommendationKey;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Items by any filter, one of them, and what can be done to it. */
@RestController
@RequestMapping(path = "/api/v1/items", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "items")
class ItemsApiController {

	private final Items items;

	private final Representations representations;

	private final CoordinatorDesk desk;

	private final Writes writes;

	ItemsApiController(Items items, Representations representations, CoordinatorDesk desk, Writes writes) {
		this.items = items;
		this.representations = representations;
		this.desk = desk;
		this.writes = writes;
	}

	@GetMapping
	@Operation(summary = "Items by the filter of the page of items")
	Listing<ItemSummary> list(@RequestParam(required = false) @Nullable String resolution,
			@RequestParam(required = false) @Nullable String number,
			@RequestParam(required = false) @Nullable String addressee,
			@RequestParam(required = false) @Nullable String organisation,
			@RequestParam(required = false) @Nullable List<String> state,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@RequestParam(required = false) @Nullable String extended,
			@RequestParam(required = false) @Nullable String sort, @RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = Paging.SIZE) int size, HttpServletResponse response) {
		Arguments.text("number", number);
		Paging paging = new Paging(page, size);
		ItemRequest request = new ItemRequest(resolution, number, addressee, organisation, state, from, to, extended,
				sort, null);
		ItemFilter filter = request.filter();
		int count = Math.min(this.items.count(filter), Items.MOST_COUNTED);
		return paging.of(this.items.list(filter, request.order(), paging.offset(), paging.size())
			.stream()
			.map(ItemSummary::of)
			.toList(), count, response);
	}

	@GetMapping("/{id}")
	@Operation(summary = "An item; its ETag is what its writes need")
	ItemDetails item(@PathVariable UUID id, HttpServletResponse response) {
		return tagged(id, response);
	}

	@PostMapping(path = "/{id}/reminders", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Reminds the performers now, once a day")
	@Versioned
	ItemDetails remind(@PathVariable UUID id, @RequestBody Reminder reminder, HttpServletRequest request,
			HttpServletResponse response) {
		this.writes.toItem(id, recommendation(id), Arguments.intent("remind", reminder.reason(), request),
				(action) -> this.desk.remind(id, action));
		return tagged(id, response);
	}

	@PostMapping(path = "/{id}/reassignment", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Gives the item to another organisation or person; its date stays")
	@Versioned
	ItemDetails reassign(@PathVariable UUID id, @RequestBody Reassignment reassignment, HttpServletRequest request,
			HttpServletResponse response) {
		this.writes.toItem(id, recommendation(id), Arguments.intent("reassign", reassignment.reason(), request),
				(action) -> this.desk.reassign(id, Arguments.text("organisation", reassignment.organisation()),
						Arguments.text("user", reassignment.user()), action));
		return tagged(id, response);
	}

	private ItemDetails tagged(UUID id, HttpServletResponse response) {
		ItemDetails item = this.representations.item(id);
		response.setHeader(HttpHeaders.ETAG, '"' + item.version() + '"');
		return item;
	}

	private RecommendationKey recommendation(UUID item) {
		return this.desk.item(item).orElseThrow().recommendation();
	}

	/** A reminder. */
	record Reminder(@Schema(minLength = 3, maxLength = 2000) @Nullable String reason) {
	}

	/** To whom an item goes. */
	record Reassignment(
			@Schema(description = "Id of the organisation; absent if it stays") @Nullable String organisation,
			@Schema(description = "Account of a member of it; absent if nobody takes it yet") @Nullable String user,
			@Schema(minLength = 3, maxLength = 2000) @Nullable String reason) {
	}

}
