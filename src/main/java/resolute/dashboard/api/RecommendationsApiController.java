package resolute.dashboard.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.Addressed;
import resolute.dashboard.card.Assignment;
import resolute.dashboard.card.AssignmentsQuery;
import resolute.dashboard.card.Event;
import resolute.dashboard.card.HistoryQuery;
import resolute.dashboard.card.Results;
import resolute.dashboard.card.ResultsQuery;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemRequest;
import resolute.dashboard.item.Items;
import resolute.execution.CoordinatorDesk;
import resolute.execution.CoordinatorDesk.ExtensionCase;
import resolute.execution.RecommendationDesk;
import resolute.execution.RecommendationDesk.CoExecutor;
import resolute.execution.RecommendationDesk.NewAssignment;
import resolute.execution.RemovalStep;
import resolute.execution.SubmittedForms;
import resolute.execution.Versions;
import resolute.notification.MailLog;
import resolute.shared.RecommendationKey;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The card of a recommendation, its parts, and what can be done on it. */
@RestController
@RequestMapping(path = "/api/v1/resolutions/{resolution}/recommendations/{number}",
		produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "recommendations")
class RecommendationsApiController {

	private final Representations representations;

	private final Versions versions;

	private final Items items;

	private final HistoryQuery history;

	private final ResultsQuery results;

	private final AssignmentsQuery assignments;

	private final MailLog mails;

	private final CoordinatorDesk desk;

	private final RecommendationDesk recommendations;

	private final Writes writes;

	RecommendationsApiController(Representations representations, Versions versions, Items items, HistoryQuery history,
			ResultsQuery results, AssignmentsQuery assignments, MailLog mails, CoordinatorDesk desk,
			RecommendationDesk recommendations, Writes writes) {
		this.representations = representations;
		this.versions = versions;
		this.items = items;
		this.history = history;
		this.results = results;
		this.assignments = assignments;
		this.mails = mails;
		this.desk = desk;
		this.recommendations = recommendations;
		this.writes = writes;
	}

	@GetMapping
	@Operation(summary = "The card of a recommendation; its ETag is what writes to the recommendation need")
	RecommendationDetails card(@PathVariable String resolution, @PathVariable String number,
			HttpServletResponse response) {
		return tagged(Addressed.recommendation(resolution, number), response);
	}

	@GetMapping("/items")
	@Operation(summary = "Its items")
	Listing<ItemSummary> items(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(required = false) @Nullable String sort, @RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = Paging.SIZE) int size, HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		Paging paging = new Paging(page, size);
		ItemRequest request = new ItemRequest(null, null, null, null, null, null, null, null, sort, null);
		ItemFilter filter = ItemFilter.ALL.withResolution(key.resolution()).withNumber(key.number());
		return paging.of(this.items.list(filter, request.order(), paging.offset(), paging.size())
			.stream()
			.map(ItemSummary::of)
			.toList(), Math.min(this.items.count(filter), Items.MOST_COUNTED), response);
	}

	@GetMapping("/history")
	@Operation(summary = "What happened, the newest first")
	Listing<HistoryEvent> history(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = Paging.SIZE) int size,
			HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		Paging paging = new Paging(page, size);
		List<Event> found = this.history.read(key, paging.offset(), paging.size() + 1);
		return paging.uncounted(found.stream().limit(paging.size()).map(HistoryEvent::of).toList(),
				found.size() > paging.size(), response);
	}

	@GetMapping("/comments")
	@Operation(summary = "What was said about it, the first first")
	Listing<Comment> comments(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = Paging.SIZE) int size,
			HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		return new Paging(page, size).cut(this.recommendations.comments(key).stream().map(Comment::of).toList(),
				response);
	}

	@GetMapping("/outcomes")
	@Operation(summary = "How it and its parts ended, the newest first, the latest 200")
	Listing<OutcomeRecorded> outcomes(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = Paging.SIZE) int size,
			HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		return new Paging(page, size).cut(this.results.outcomes(key).stream().map(OutcomeRecorded::of).toList(),
				response);
	}

	@GetMapping("/submissions")
	@Operation(summary = "What was handed in, the newest first")
	Listing<Submission> submissions(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = Paging.SIZE) int size,
			HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		Paging paging = new Paging(page, size);
		Results found = this.results.read(key, paging.offset(), paging.size());
		return paging.uncounted(found.submissions().stream().map((one) -> Submission.of(key, one, found)).toList(),
				found.more(), response);
	}

	@GetMapping("/mail")
	@Operation(summary = "Who was written to about it, the newest first, the latest 50")
	Listing<Mail> mail(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = Paging.SIZE) int size,
			HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		return new Paging(page, size).cut(this.mails.newest(key).stream().map(Mail::of).toList(), response);
	}

	@GetMapping("/assignments")
	@Operation(summary = "What was asked for on top of it, the newest first, the latest 100")
	Listing<AssignmentGiven> assignments(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = Paging.SIZE) int size,
			HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		return new Paging(page, size).cut(this.assignments.read(key).stream().map(AssignmentGiven::of).toList(),
				response);
	}

	@GetMapping("/removals/{item}")
	@Operation(summary = "What can be decided about a result; its ETag is that of the item")
	Removal removal(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID item,
			HttpServletResponse response) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		tag(this.versions.of(item).orElseThrow(), response);
		RemovalStep step = this.desk.removal(item);
		requireSame(key, step.item().recommendation());
		return Removal.of(step);
	}

	@GetMapping("/extensions/{request}")
	@Operation(summary = "A request for more time; its ETag is that of the item")
	Extension extension(@PathVariable String resolution, @PathVariable String number, @PathVariable("request") UUID id,
			HttpServletRequest request, HttpServletResponse response) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		ExtensionCase asked = extension(key, id);
		tag(this.versions.of(asked.item().id()).orElseThrow(), response);
		return Extension.of(extension(key, id), this.desk.mayDecide(asked.request(), Arguments.user(request)));
	}

	@PostMapping(path = "/removals/{item}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Takes a result off control, gives it back, or closes it; needs the ETag of the item")
	@Versioned
	RecommendationDetails decide(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID item,
			@RequestBody RemovalDecision body, HttpServletRequest request, HttpServletResponse response) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		requireSame(key, this.desk.item(item).orElseThrow().recommendation());
		String decision = Arguments.text("decision", body.decision());
		List<String> criteria = texts("criteria", body.criteria());
		Optional<String> onwards = Optional.of(Arguments.text("onwards", body.onwards()))
			.filter((text) -> !text.isEmpty());
		this.writes.toItem(item, key, Arguments.intent(decision, body.reason(), request),
				(action) -> this.desk.decide(item, decision, criteria, onwards, action));
		return tagged(key, response);
	}

	@PostMapping(path = "/extensions/{request}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Grants or refuses more time; needs the ETag of the item and answers with the item")
	@Versioned
	ItemDetails decideExtension(@PathVariable String resolution, @PathVariable String number,
			@PathVariable("request") UUID id, @RequestBody ExtensionDecision body, HttpServletRequest request,
			HttpServletResponse response) {
		UUID item = extension(Addressed.recommendation(resolution, number), id).item().id();
		boolean granted = "grant".equals(body.decision());
		if (!granted && !"refuse".equals(body.decision())) {
			throw new BadParameterException("decision", "parameter.decision");
		}
		String grantedOn = Arguments.text("grantedOn", body.grantedOn());
		this.writes.toItem(item, Addressed.recommendation(resolution, number),
				Arguments.intent(granted ? "grantExtension" : "refuseExtension", body.reason(), request),
				(action) -> this.desk.decideExtension(id, granted, grantedOn, action));
		ItemDetails changed = this.representations.item(item);
		tag(changed.version(), response);
		return changed;
	}

	@PostMapping(path = "/assignments", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Gives an assignment on top of it, and one to each co-executor")
	@Versioned
	RecommendationDetails assign(@PathVariable String resolution, @PathVariable String number,
			@RequestBody AssignmentWanted body, HttpServletRequest request, HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		NewAssignment wanted = new NewAssignment(Arguments.text("organisation", body.organisation()),
				coExecutors(body.coExecutors()), Arguments.text("text", body.text()),
				Arguments.text("dueOn", body.dueOn()));
		this.writes.toRecommendation(key, Arguments.intent("assign", body.reason(), request),
				(action) -> this.recommendations.assign(key, wanted, action));
		return tagged(key, response);
	}

	@PostMapping(path = "/comments", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Says something about it; whoever is mentioned gets a mail")
	@Versioned
	RecommendationDetails comment(@PathVariable String resolution, @PathVariable String number,
			@RequestBody CommentWanted body, HttpServletRequest request, HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		Set<String> mentions = Set.copyOf(texts("mentions", body.mentions()));
		this.writes.toRecommendation(key, Arguments.intent("comment", "text", body.text(), request),
				(action) -> this.recommendations.comment(key, mentions, action));
		return tagged(key, response);
	}

	@PostMapping(path = "/end", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Ends a recommendation that recurs, before its next period")
	@Versioned
	RecommendationDetails end(@PathVariable String resolution, @PathVariable String number,
			@RequestBody Explanation body, HttpServletRequest request, HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		this.writes.toAllOf(key, Arguments.intent("end", body.reason(), request),
				(action) -> this.recommendations.end(key, action));
		return tagged(key, response);
	}

	@PostMapping(path = "/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Takes it off control for everybody because it has lost its point")
	@Versioned
	RecommendationDetails withdraw(@PathVariable String resolution, @PathVariable String number,
			@RequestBody Explanation body, HttpServletRequest request, HttpServletResponse response) {
		RecommendationKey key = known(resolution, number);
		this.writes.toAllOf(key, Arguments.intent("withdraw", body.reason(), request),
				(action) -> this.recommendations.withdraw(key, action));
		return tagged(key, response);
	}

	private RecommendationDetails tagged(RecommendationKey key, HttpServletResponse response) {
		RecommendationDetails card = this.representations.recommendation(key);
		tag(card.version(), response);
		return card;
	}

	private static void tag(String version, HttpServletResponse response) {
		response.setHeader(HttpHeaders.ETAG, '"' + version + '"');
	}

	private RecommendationKey known(String resolution, String number) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		this.recommendations.title(key);
		return key;
	}

	private ExtensionCase extension(RecommendationKey key, UUID id) {
		ExtensionCase asked = this.desk.extension(id);
		requireSame(key, asked.item().recommendation());
		return asked;
	}

	/** An item of another recommendation is not found under this one. */
	private static void requireSame(RecommendationKey address, RecommendationKey found) {
		if (!address.equals(found)) {
			throw Arguments.notFound();
		}
	}

	private static List<CoExecutor> coExecutors(@Nullable List<@Nullable CoExecutorWanted> wanted) {
		List<CoExecutor> read = new ArrayList<>();
		if (wanted != null) {
			wanted
				.forEach(
						(other) -> read.add(
								(other != null)
										? new CoExecutor(Arguments.text("coExecutors", other.organisation()),
												Arguments.text("coExecutors", other.dueOn()))
										: new CoExecutor("", "")));
		}
		return read;
	}

	private static List<String> texts(String field, @Nullable List<@Nullable String> texts) {
		List<String> read = new ArrayList<>();
		if (texts != null) {
			texts.forEach((text) -> read.add(Arguments.text(field, text)));
		}
		return read;
	}

	/** Something that was said. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record Comment(UUID id, String author, Instant at, String text,
			@Schema(description = "The names of those who got a mail") Optional<String> mentioned) {

		static Comment of(RecommendationDesk.Comment comment) {
			return new Comment(comment.id(), comment.author(), comment.at(), comment.text(), comment.mentioned());
		}

	}

	/** How something ended. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record OutcomeRecorded(
			@Schema(description = "The name of whose part of it; absent for the whole") Optional<String> organisation,
			Optional<String> period, String kind, LocalDate recordedOn) {

		static OutcomeRecorded of(Results.Ended ended) {
			return new OutcomeRecorded(Optional.of(ended.organisation()).filter((name) -> !name.isEmpty()),
					ended.period().map(Object::toString), ended.kind(), ended.on());
		}

	}

	/** What somebody handed in. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record Submission(UUID id, Optional<UUID> item, String title, String organisation,
			@Schema(description = "The name of who handed it in") String submittedBy, Instant submittedAt,
			List<SubmittedAnswer> answers, List<SubmittedDocument> documents) {

		static Submission of(RecommendationKey key, Results.HandedIn one, Results all) {
			return new Submission(one.id(), one.item(), one.title(), one.organisation(), one.by(), one.at(),
					one.answers().stream().map((answer) -> SubmittedAnswer.of(answer, all)).toList(),
					one.documents().stream().map((document) -> SubmittedDocument.of(key, document)).toList());
		}

	}

	/** An answer to what a form asks. */
	record SubmittedAnswer(@Schema(description = "As the form puts it, in Russian") String label,
			@Schema(description = "text, date, flag, member, organisation, rows") String kind,
			@Schema(description = "Members and organisations by name") List<String> values,
			List<List<SubmittedAnswer>> rows) {

		static SubmittedAnswer of(SubmittedForms.Answer answer, Results all) {
			return new SubmittedAnswer(answer.label(), answer.kind().name().toLowerCase(Locale.ROOT),
					answer.values().stream().map((value) -> switch (answer.kind()) {
						case MEMBER -> all.person(value);
						case ORGANISATION -> all.organisation(value);
						case TEXT, DATE, FLAG, ROWS -> value;
					}).toList(),
					answer.rows()
						.stream()
						.map((row) -> row.stream().map((cell) -> SubmittedAnswer.of(cell, all)).toList())
						.toList());
		}

	}

	/** A document that proves what was handed in. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record SubmittedDocument(UUID id, String kind, Optional<String> number, LocalDate issuedOn, Optional<String> issuer,
			String file, @Schema(description = "In bytes") long size, String sha256,
			@Schema(description = "The path of its content") String content) {

		static SubmittedDocument of(RecommendationKey key, Results.Document document) {
			return new SubmittedDocument(document.id(), document.kind(), document.number(), document.issuedOn(),
					document.issuer(), document.file(), document.size(), document.sha256(),
					EvidenceApiController.path(key, document.id()));
		}

	}

	/** A mail. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record Mail(UUID id, String kind, Optional<Integer> level, String name, Optional<String> address,
			Optional<String> subject,
			@Schema(description = "queued, sending, sent, held, failed, suppressed, …") String state, Instant createdAt,
			Optional<Instant> sentAt) {

		static Mail of(MailLog.Row row) {
			return new Mail(row.id(), row.kind(), Optional.ofNullable(row.level()), row.name(),
					Optional.ofNullable(row.address()), Optional.ofNullable(row.subject()), row.state(),
					row.createdAt(), Optional.ofNullable(row.sentAt()));
		}

	}

	/** An assignment. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record AssignmentGiven(UUID id, String organisation, String text, Instant givenAt, LocalDate dueOn, String state,
			Optional<Instant> endedAt) {

		static AssignmentGiven of(Assignment given) {
			return new AssignmentGiven(given.id(), given.organisation(), given.text(), given.givenAt(), given.dueOn(),
					given.state(), given.endedAt());
		}

	}

	/** The step of taking a result off control. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record Removal(UUID item, String title, Optional<String> organisation, Optional<String> period, LocalDate dueOn,
			List<Decision> decisions) {

		static Removal of(RemovalStep step) {
			return new Removal(step.item().id(), step.item().title(), step.organisation(),
					step.period().map(Object::toString), step.item().dueOn(),
					step.decisions().stream().map(Decision::of).toList());
		}

	}

	/** Something that can be decided. */
	record Decision(String decision, String label, List<Option> criteria, List<Option> onwards,
			@Schema(description = "Whether a reason has to be given") boolean reasoned) {

		static Decision of(RemovalStep.Decision decision) {
			return new Decision(decision.value(), decision.label(),
					decision.criteria().stream().map((choice) -> new Option(choice.value(), choice.label())).toList(),
					decision.onwards().stream().map((choice) -> new Option(choice.value(), choice.label())).toList(),
					decision.reasoned());
		}

	}

	/** Something to confirm or to choose. */
	record Option(String value, String label) {
	}

	/** A request for more time. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record Extension(UUID id, UUID item, LocalDate dueOn, LocalDate wantedOn, String reason,
			@Schema(description = "The account of who asked") String requestedBy, Instant requestedAt, int ordinal,
			boolean headDecides, @Schema(description = "Whether the caller may decide") boolean mayDecide,
			@Schema(description = "granted, refused, lapsed; absent while it waits") Optional<String> decision,
			Optional<String> decidedBy, Optional<Instant> decidedAt, Optional<LocalDate> grantedOn) {

		static Extension of(ExtensionCase asked, boolean mayDecide) {
			var request = asked.request();
			return new Extension(request.id(), request.deadlineId(), request.dueOn(), request.wantedOn(),
					request.reason(), request.requestedBy(), request.requestedAt(), request.ordinal(),
					request.headDecides(), mayDecide, request.decision().map((decision) -> decision.kind()),
					request.decision().flatMap((decision) -> decision.by()),
					request.decision().map((decision) -> decision.at()),
					request.decision().flatMap((decision) -> decision.grantedOn()));
		}

	}

	/** A decision about a result. */
	record RemovalDecision(@Schema(
			description = "accept, rework, missed or closeAsObsolete, as the step offers") @Nullable String decision,
			@Schema(description = "What is confirmed, as the step asks") @Nullable List<@Nullable String> criteria,
			@Schema(description = "How to go on, where the step asks") @Nullable String onwards,
			@Schema(maxLength = 2000) @Nullable String reason) {
	}

	/** A decision about more time. */
	record ExtensionDecision(@Schema(description = "grant or refuse") @Nullable String decision,
			@Schema(description = "The new date, for a grant", format = "date") @Nullable String grantedOn,
			@Schema(maxLength = 2000, description = "Required for a refusal") @Nullable String reason) {
	}

	/** What is to be given to whom. */
	record AssignmentWanted(@Schema(description = "Id of the responsible executor") @Nullable String organisation,
			@Nullable List<@Nullable CoExecutorWanted> coExecutors, @Schema(maxLength = 2800) @Nullable String text,
			@Schema(format = "date") @Nullable String dueOn,
			@Schema(minLength = 3, maxLength = 2000) @Nullable String reason) {
	}

	/** Who does a part of it. */
	record CoExecutorWanted(@Nullable String organisation,
			@Schema(format = "date", description = "Absent for the middle of the term") @Nullable String dueOn) {
	}

	/** What is to be said. */
	record CommentWanted(@Schema(maxLength = 4000) @Nullable String text,
			@Schema(description = "Accounts of people who get a mail") @Nullable List<@Nullable String> mentions) {
	}

	/** Why. */
	record Explanation(@Schema(minLength = 3, maxLength = 2000) @Nullable String reason) {
	}

}
