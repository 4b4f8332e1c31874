package resolute.dashboard.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.Items;
import resolute.dashboard.organisation.OrganisationQuery;
import resolute.dashboard.organisation.OrganisationRow;
import resolute.dashboard.organisation.OrganisationsRequest;
import resolute.participant.OrganisationProfile;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

	private final Clock clock;

	OrganisationsApiController(OrganisationQuery query, Participants participants, Items items, Clock clock) {
		this.query = query;
		this.participants = participants;
		this.items = items;
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
	@Operation(summary = "An organisation, its members, and all it ever had to do")
	OrganisationDetails one(@PathVariable String id) {
		OrganisationProfile profile = profile(id);
		return new OrganisationDetails(profile.id().value(), profile.kind().code(), profile.details().name(),
				profile.details().email(), profile.details().head(), profile.details().validFrom(),
				profile.details().validTo(), profile.existsOn(LocalDate.now(this.clock)),
				profile.successor().map(OrganisationId::value),
				this.query.predecessors(profile.id()).stream().map(OrganisationQuery.Choice::id).toList(),
				this.query.members(profile.id()).stream().map(MemberSummary::of).toList(),
				DisciplineFigures.of(this.items.discipline(ItemFilter.ALL.withOrganisation(profile.id()))));
	}

	private OrganisationProfile profile(String id) {
		try {
			return this.participants.profile(new OrganisationId(id)).orElseThrow();
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
	record OrganisationDetails(String id, String kind, String name, Optional<String> email, Optional<String> head,
			LocalDate validFrom, Optional<LocalDate> validTo, boolean existing,
			@Schema(description = "Id of who has taken over") Optional<String> successor, List<String> predecessors,
			List<MemberSummary> members, DisciplineFigures discipline) {
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
