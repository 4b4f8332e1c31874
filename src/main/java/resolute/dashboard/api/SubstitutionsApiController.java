package resolute.dashboard.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.organisation.OrganisationQuery;
import resolute.dashboard.organisation.OrganisationQuery.Leave;
import resolute.execution.AlreadySettledException;
import resolute.participant.Substitution;
import resolute.participant.SubstitutionRefusedException;
import resolute.participant.SubstitutionRefusedException.Problem;
import resolute.participant.Substitutions;

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

/** Who stands in for whom during leave. */
@RestController
@RequestMapping(path = "/api/v1/substitutions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "organisations")
class SubstitutionsApiController {

	private final OrganisationQuery query;

	private final Substitutions substitutions;

	private final Writes writes;

	private final FieldProblems problems;

	SubstitutionsApiController(OrganisationQuery query, Substitutions substitutions, Writes writes,
			FieldProblems problems) {
		this.query = query;
		this.substitutions = substitutions;
		this.writes = writes;
		this.problems = problems;
	}

	@GetMapping
	@Operation(summary = "Substitutions: those to come and in force first, then the latest")
	Listing<SubstitutionDetails> list(@RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = Paging.SIZE) int size, HttpServletResponse response) {
		Paging paging = new Paging(page, size);
		List<Leave> found = this.query.leaves(paging.offset(), paging.size() + 1);
		return paging.uncounted(found.stream().limit(paging.size()).map(SubstitutionDetails::of).toList(),
				found.size() > paging.size(), response);
	}

	@GetMapping("/{id}")
	@Operation(summary = "A substitution")
	SubstitutionDetails one(@PathVariable UUID id, HttpServletResponse response) {
		return Versionable.tagged(details(id), response);
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Enters a substitution; the same again is refused, because nobody is away twice at a time")
	SubstitutionDetails enter(@RequestBody SubstitutionWanted body, HttpServletRequest request,
			HttpServletResponse response) {
		LocalDate first = day("first", body.first());
		LocalDate last = day("last", body.last());
		try {
			Substitution entered = this.substitutions.enter(Arguments.text("absent", body.absent()),
					Arguments.text("substitute", body.substitute()), first, last, Arguments.user(request));
			return Versionable.tagged(details(entered.id()), response);
		}
		catch (SubstitutionRefusedException ex) {
			throw this.problems.of(field(ex.problem()), "substitution.problem." + ex.problem().code());
		}
	}

	/** Of two at once, one finds it over. */
	@PostMapping("/{id}/end")
	@Operation(summary = "Ends a substitution at once, or calls off one that has not begun")
	@Versioned(keyed = false)
	SubstitutionDetails end(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
		this.writes.toOther(() -> details(id), request, (current) -> {
			try {
				this.substitutions.end(id, Arguments.user(request));
			}
			catch (SubstitutionRefusedException ex) {
				Substitution over = this.substitutions.find(id).orElseThrow();
				throw new AlreadySettledException(over.endedBy(), over.endedAt());
			}
		});
		return Versionable.tagged(details(id), response);
	}

	private LocalDate day(String field, @Nullable String text) {
		return Arguments.day(Arguments.text(field, text))
			.orElseThrow(() -> this.problems.of(field, "substitution.problem.day"));
	}

	private SubstitutionDetails details(UUID id) {
		return SubstitutionDetails.of(this.query.leave(id).orElseThrow());
	}

	private static String field(Problem problem) {
		return switch (problem) {
			case ABSENT_UNKNOWN, OVERLAP, ABSENT_STANDS_IN -> "absent";
			case SUBSTITUTE_UNKNOWN, SELF, SUBSTITUTE_AWAY -> "substitute";
			case PAST -> "first";
			case ENDS_BEFORE, TOO_LONG -> "last";
			case OVER -> "";
		};
	}

	/** A substitution. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record SubstitutionDetails(String version, UUID id,
			@Schema(description = "The account of who is away") String absent, String absentName,
			@Schema(description = "The account of who stands in") String substitute, String substituteName,
			LocalDate first, @Schema(description = "Still part of it") LocalDate last,
			@Schema(description = "The name of who entered it") String enteredBy,
			@Schema(description = "to-come, in-force, over; off: called off before it began") String state,
			@Schema(description = "Whether somebody ended it") boolean early) implements Versionable {

		static SubstitutionDetails of(Leave leave) {
			return new SubstitutionDetails(Versionable.of(leave.id(), leave.state()), leave.id(), leave.absentId(),
					leave.absent(), leave.substituteId(), leave.substitute(), leave.first(), leave.last(),
					leave.enteredBy(), leave.state(), leave.early());
		}

	}

	/** What is to be entered. */
	record SubstitutionWanted(@Schema(description = "The account of who is away") @Nullable String absent,
			@Schema(description = "The account of who stands in") @Nullable String substitute,
			@Schema(format = "date", description = "Today or later") @Nullable String first,
			@Schema(format = "date") @Nullable String last) {
	}

}
