package resolute.dashboard.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
import resolute.dashboard.publicpage.Publication;
import resolute.resolution.ResolutionView;
import resolute.resolution.Resolutions;
import resolute.shared.ResolutionId;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What of a resolution everybody may read. */
@RestController
@RequestMapping(path = "/api/v1/resolutions/{resolution}/publication", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "publication")
class PublicationApiController {

	private final Resolutions resolutions;

	private final Publication publication;

	private final Writes writes;

	private final FieldProblems problems;

	PublicationApiController(Resolutions resolutions, Publication publication, Writes writes, FieldProblems problems) {
		this.resolutions = resolutions;
		this.publication = publication;
		this.writes = writes;
		this.problems = problems;
	}

	@GetMapping
	@Operation(summary = "Whether a resolution is public, and what was decided about that")
	PublicationDetails publication(@PathVariable String resolution, HttpServletResponse response) {
		return Versionable.tagged(details(find(resolution).id()), response);
	}

	@GetMapping("/documents")
	@Operation(summary = "The documents that were handed in, and which of them are public with the resolution")
	Listing<PublicationDocument> documents(@PathVariable String resolution, @RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = Paging.SIZE) int size, HttpServletResponse response) {
		ResolutionId id = find(resolution).id();
		Paging paging = new Paging(page, size);
		return paging.of(this.publication.documents(id, paging.offset(), paging.size())
			.stream()
			.map(PublicationDocument::of)
			.toList(), this.publication.count(id), response);
	}

	@PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Shows a resolution to everybody, or to nobody; the choice of documents stays")
	@Versioned(keyed = false)
	PublicationDetails show(@PathVariable String resolution, @RequestBody PublicationWanted body,
			HttpServletRequest request, HttpServletResponse response) {
		ResolutionView found = find(resolution);
		boolean shown = Optional.ofNullable(body.shown())
			.orElseThrow(() -> new BadParameterException("shown", "parameter.missing"));
		this.writes.toOther(() -> held(found.id()), request, (current) -> {
			if (shown && found.launchedAt().isEmpty()) {
				throw this.problems.of("shown", "api.refused.not-launched");
			}
			this.publication.show(found.id(), shown, Arguments.user(request));
		});
		return Versionable.tagged(details(found.id()), response);
	}

	@PostMapping(path = "/documents", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Publishes documents and takes others back; those that are not named stay as they are")
	@Versioned(keyed = false)
	PublicationDetails choose(@PathVariable String resolution, @RequestBody DocumentsChosen body,
			HttpServletRequest request, HttpServletResponse response) {
		ResolutionId id = find(resolution).id();
		Set<UUID> show = documents("show", body.show());
		Set<UUID> hide = documents("hide", body.hide());
		this.writes.toOther(() -> held(id), request, (current) -> {
			require(id, "show", show, Set.of());
			require(id, "hide", hide, show);
			List<UUID> offered = new ArrayList<>(show);
			offered.addAll(hide);
			this.publication.choose(id, offered, show, Arguments.user(request));
		});
		return Versionable.tagged(details(id), response);
	}

	/** The page offers no others either. */
	private void require(ResolutionId resolution, String field, Set<UUID> documents, Set<UUID> named) {
		if (!this.publication.publishable(resolution, documents).containsAll(documents)) {
			throw this.problems.of(field, "api.refused.document");
		}
		if (documents.stream().anyMatch(named::contains)) {
			throw this.problems.of(field, "api.refused.document-twice");
		}
	}

	private static Set<UUID> documents(String field, @Nullable List<@Nullable UUID> ids) {
		Set<UUID> read = new HashSet<>();
		if (ids != null) {
			for (UUID id : ids) {
				if (id == null || ids.size() > Paging.LARGEST) {
					throw new BadParameterException(field, "parameter");
				}
				read.add(id);
			}
		}
		return read;
	}

	private PublicationDetails held(ResolutionId resolution) {
		this.publication.hold(resolution);
		return details(resolution);
	}

	private PublicationDetails details(ResolutionId resolution) {
		long changes = this.publication.changes(resolution);
		Optional<Instant> since = this.publication.since(resolution);
		return new PublicationDetails(Versionable.of(resolution, changes, since), since,
				this.publication.history(resolution).stream().map(PublicationChange::of).toList());
	}

	private ResolutionView find(String resolution) {
		return this.resolutions.find(Arguments.resolution(resolution)).orElseThrow();
	}

	/** Whether a resolution is public. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record PublicationDetails(String version,
			@Schema(description = "Since when it is public; absent if it is not") Optional<Instant> since,
			@Schema(description = "The last first, the latest 20") List<PublicationChange> changes)
			implements
				Versionable {
	}

	/** Something that was shown or taken back. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record PublicationChange(boolean shown, Instant at, @Schema(description = "The name of who did it") String by,
			@Schema(description = "The number of the recommendation of a document; absent for the resolution") Optional<String> recommendation,
			Optional<String> kind, Optional<String> number, Optional<LocalDate> issuedOn) {

		static PublicationChange of(Publication.Change change) {
			return new PublicationChange(change.shown(), change.at(), change.by(), change.recommendation(),
					change.kind(), change.number(), change.issuedOn());
		}

	}

	/** A document that was handed in. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record PublicationDocument(UUID id, String recommendation, String kind, Optional<String> number, LocalDate issuedOn,
			@Schema(description = "The name of who handed it in") Optional<String> organisation, String file,
			@Schema(description = "In bytes") int size,
			@Schema(description = "Never so for lists of persons and their own papers") boolean publishable,
			boolean published) {

		static PublicationDocument of(Publication.Document document) {
			return new PublicationDocument(document.id(), document.recommendation(), document.kind(), document.number(),
					document.issuedOn(), document.organisation(), document.fileName(), document.size(),
					document.isPublishable(), document.published());
		}

	}

	/** What is wanted. */
	record PublicationWanted(@Nullable Boolean shown) {
	}

	/** Which documents. */
	record DocumentsChosen(@Schema(description = "Ids, 200 at most") @Nullable List<@Nullable UUID> show,
			@Schema(description = "Ids, 200 at most") @Nullable List<@Nullable UUID> hide) {
	}

}
