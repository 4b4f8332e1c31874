package resolute.dashboard.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.Items;
import resolute.dashboard.organisation.OrganisationForm;
import resolute.dashboard.organisation.OrganisationQuery;
import resolute.dashboard.organisation.OrganisationRow;
import resolute.dashboard.organisation.OrganisationsRequest;
import resolute.execution.AlreadySettledException;
import resolute.execution.OrganisationDesk;
import resolute.participant.MemberRole;
import resolute.participant.MergerRefusedException;
import resolute.participant.OrganisationProfile;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;

import org.springframework.http.MediaType;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Organisations and how they keep their dates. */
@RestController
@RequestMapping(path = "/api/v1/organisations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "organisations")
class OrganisationsApiController {

	private final OrganisationQuery query;

	private final Participants participants;

	private final Items items;

	private final OrganisationDesk desk;

	private final Writes writes;

	private final FieldProblems problems;

	private final Clock clock;

	OrganisationsApiController(OrganisationQuery query, Participants participants, Items items, OrganisationDesk desk,
			Writes writes, FieldProblems problems, Clock clock) {
		this.query = query;
		this.participants = participants;
		this.items = items;
		this.desk = desk;
		this.writes = writes;
		this.problems = problems;
		this.clock = clock;
	}

	@GetMapping
	@Operation(summary = "Organisations by the filter of their page")
	Listing<OrganisationSummary> list(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String kind,
			@RequestParam(required = false) @Nullable String valid,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@RequestParam(required = false) @Nullable String sort, @RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = Paging.SIZE) int size, HttpServletResponse response) {
		Paging paging = new Paging(page, size);
		OrganisationsRequest request = new OrganisationsRequest(Arguments.text("q", q), kind, valid, from, to, sort,
				null);
		return paging.cut(this.query.list(request).stream().map(OrganisationSummary::of).toList(), response);
	}

	@GetMapping("/{id}")
	@Operation(summary = "An organisation, its members, and all it ever had to do; its ETag is what its writes need")
	OrganisationDetails one(@PathVariable String id, HttpServletResponse response) {
		return Versionable.tagged(details(this.participants.profile(id(id)).orElseThrow()), response);
	}

	@PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Changes what is known of an organisation: all of it, what is left out is taken away")
	@Versioned(keyed = false)
	OrganisationDetails change(@PathVariable String id, @RequestBody OrganisationWanted body,
			HttpServletRequest request, HttpServletResponse response) {
		OrganisationId known = id(id);
		OrganisationForm form = new OrganisationForm(Arguments.text("name", body.name()),
				Arguments.text("email", body.email()), Arguments.text("head", body.head()),
				Arguments.text("validFrom", body.validFrom()), Arguments.text("validTo", body.validTo()), null);
		this.writes.toOther(() -> held(known), request, (current) -> {
			OrganisationProfile profile = this.participants.profile(known).orElseThrow();
			Errors errors = FieldProblems.none();
			this.participants.change(known, profile.version(), form.details(profile, errors)
				.orElseThrow(() -> this.problems.of(errors, UnaryOperator.identity())));
		});
		return one(id, response);
	}

	@PutMapping(path = "/{id}/members/{user}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Makes somebody with an account a member, or another kind of member")
	@Versioned(keyed = false)
	OrganisationDetails appoint(@PathVariable String id, @PathVariable String user, @RequestBody MemberWanted body,
			HttpServletRequest request, HttpServletResponse response) {
		OrganisationId known = id(id);
		String code = Arguments.text("role", body.role());
		this.writes.toOther(() -> held(known), request, (current) -> {
			if (!current.existing()) {
				throw this.problems.of("", "members.notInForce");
			}
			if (this.participants.member(user).isEmpty()) {
				throw this.problems.of("user", "members.problem.user");
			}
			MemberRole role = Arrays.stream(MemberRole.values())
				.filter((it) -> it.code().equals(code))
				.findFirst()
				.orElseThrow(() -> this.problems.of("role", "members.problem.role"));
			this.participants.appoint(known, user, role);
		});
		return one(id, response);
	}

	@DeleteMapping("/{id}/members/{user}")
	@Operation(summary = "Ends a membership; tasks the person has taken go back to the organisation")
	@Versioned(keyed = false)
	OrganisationDetails dismiss(@PathVariable String id, @PathVariable String user, HttpServletRequest request,
			HttpServletResponse response) {
		OrganisationId known = id(id);
		this.writes.toOther(() -> held(known), request, (current) -> {
			if (!this.participants.isMember(known, user)) {
				throw Arguments.notFound();
			}
			this.desk.dismiss(known, user);
		});
		return one(id, response);
	}

	@PostMapping(path = "/{id}/merger", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Merges an organisation into its successor: members, open tasks and items go over; "
			+ "there is no way back")
	@Versioned(keyed = false)
	OrganisationMerged merge(@PathVariable String id, @RequestBody MergerWanted body, HttpServletRequest request,
			HttpServletResponse response) {
		OrganisationId known = id(id);
		String successor = Arguments.text("successor", body.successor());
		String from = Arguments.text("from", body.from());
		AtomicInteger moved = new AtomicInteger();
		this.writes.toOther(() -> held(known), request,
				(current) -> moved.set(merge(known, successor(successor), from(from))));
		OrganisationDetails merged = one(id, response);
		return new OrganisationMerged(merged.version(), moved.get(), merged);
	}

	private int merge(OrganisationId id, OrganisationId successor, LocalDate from) {
		try {
			return this.desk.merge(id, successor, from);
		}
		catch (MergerRefusedException ex) {
			String field = switch (ex.problem()) {
				case ALREADY_MERGED -> throw new AlreadySettledException(Optional.empty(), Optional.empty());
				case IRREPLACEABLE -> "";
				case NO_SUCCESSOR, OTHER_KIND, SUCCESSOR_GONE -> "successor";
				case NOT_YET, TOO_EARLY -> "from";
			};
			throw this.problems.of(field, "merger.problem." + ex.problem().code());
		}
	}

	private OrganisationId successor(String text) {
		try {
			return new OrganisationId(text);
		}
		catch (IllegalArgumentException ex) {
			throw this.problems.of("successor", "merger.problem.no-successor");
		}
	}

	private LocalDate from(String text) {
		return Arguments.day(text).orElseThrow(() -> this.problems.of("from", "merger.problem.day"));
	}

	private OrganisationDetails held(OrganisationId id) {
		return details(this.participants.hold(id).orElseThrow());
	}

	private OrganisationDetails details(OrganisationProfile profile) {
		List<MemberSummary> members = this.query.members(profile.id()).stream().map(MemberSummary::of).toList();
		String version = Versionable.of(profile.id(), profile.version(),
				members.stream().map((member) -> member.userId() + ' ' + member.role()).sorted().toList());
		return new OrganisationDetails(version, profile.id().value(), profile.kind().code(), profile.details().name(),
				profile.details().email(), profile.details().head(), profile.details().validFrom(),
				profile.details().validTo(), profile.existsOn(LocalDate.now(this.clock)),
				profile.successor().map(OrganisationId::value),
				this.query.predecessors(profile.id()).stream().map(OrganisationQuery.Choice::id).toList(), members,
				DisciplineFigures.of(this.items.discipline(ItemFilter.ALL.withOrganisation(profile.id()))));
	}

	private static OrganisationId id(String id) {
		try {
			return new OrganisationId(id);
		}
		catch (IllegalArgumentException ex) {
			throw Arguments.notFound();
		}
	}

	/** An organisation in the list. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record OrganisationSummary(String id, String kind, String name, Optional<LocalDate> validTo,
			@Schema(description = "The name of who has taken over") Optional<String> successor, int open, int overdue,
			@Schema(description = "How it kept its dates in the chosen period, this year by default") DisciplineFigures discipline) {

		static OrganisationSummary of(OrganisationRow row) {
			return new OrganisationSummary(row.id().value(), row.kind().code(), row.name(), row.validTo(),
					row.successor(), row.open(), row.owed().overdue(), DisciplineFigures.of(row.period()));
		}

	}

	/** An organisation. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record OrganisationDetails(String version, String id, String kind, String name, Optional<String> email,
			Optional<String> head, LocalDate validFrom, Optional<LocalDate> validTo, boolean existing,
			@Schema(description = "Id of who has taken over") Optional<String> successor, List<String> predecessors,
			List<MemberSummary> members, DisciplineFigures discipline) implements Versionable {
	}

	/** What is to be known of an organisation. */
	record OrganisationWanted(@Schema(maxLength = 200) @Nullable String name, @Nullable String email,
			@Schema(maxLength = 200) @Nullable String head, @Schema(format = "date") @Nullable String validFrom,
			@Schema(format = "date", description = "That of a merged one stays") @Nullable String validTo) {
	}

	/** What somebody is to be. */
	record MemberWanted(@Schema(description = "head, chair, secretary, lead or member") @Nullable String role) {
	}

	/** Who takes over, and from when. */
	record MergerWanted(@Schema(description = "Id of an organisation of the same kind") @Nullable String successor,
			@Schema(format = "date", description = "The first day of that, today or before") @Nullable String from) {
	}

	/** What has become of an organisation. */
	record OrganisationMerged(String version, @Schema(description = "How many tasks went over") int movedTasks,
			OrganisationDetails organisation) implements Versionable {
	}

	/** A member of an organisation. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record MemberSummary(String userId, String name, Optional<String> email, String role, Optional<String> substitute,
			Optional<LocalDate> awayUntil) {

		static MemberSummary of(OrganisationQuery.Person person) {
			return new MemberSummary(person.userId(), person.name(), person.email(), person.role().code(),
					person.substitute(), person.awayUntil());
		}

	}

}
