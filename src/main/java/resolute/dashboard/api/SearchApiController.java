package resolute.dashboard.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.search.Search;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Full-text search. */
@RestController
@RequestMapping(path = "/api/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "search")
class SearchApiController {

	private final Search search;

	SearchApiController(Search search) {
		this.search = search;
	}

	@GetMapping
	@Operation(summary = "What was found: the best of each kind, or a page of one kind, 20 hits each")
	List<SearchHits> find(@RequestParam String q, @RequestParam(defaultValue = "") String kind,
			@RequestParam(defaultValue = "1") int page, HttpServletResponse response) {
		String words = Arguments.text("q", q).strip();
		Optional<Search.Kind> wanted = Arrays.stream(Search.Kind.values())
			.filter((one) -> one.code().equals(kind))
			.findFirst();
		if (words.length() > Search.LONGEST) {
			throw new BadParameterException("q", "parameter");
		}
		if (!kind.isEmpty() && wanted.isEmpty()) {
			throw new BadParameterException("kind", "parameter");
		}
		if (page < 1 || page > Search.MOST_COUNTED / Search.PAGE || page > 1 && wanted.isEmpty()) {
			throw new BadParameterException("page", "parameter.page", Search.MOST_COUNTED);
		}
		if (words.isEmpty()) {
			return List.of();
		}
		List<Search.Hits> found = wanted.map((one) -> this.search.find(words, one, page))
			.orElseGet(() -> this.search.find(words));
		if (wanted.isPresent()) {
			new Paging(page, Search.PAGE).link(found.stream().anyMatch((hits) -> hits.total() > page * Search.PAGE),
					response);
		}
		return found.stream().map(SearchHits::of).toList();
	}

	/** What was found of a kind. */
	record SearchHits(
			@Schema(description = "recommendation, assignment, submission, evidence, organisation") String kind,
			@Schema(description = "How many there are, up to 1000") int total, List<SearchHit> hits) {

		static SearchHits of(Search.Hits hits) {
			return new SearchHits(hits.code(), hits.total(), hits.hits().stream().map(SearchHit::of).toList());
		}

	}

	/** Something found. */
	record SearchHit(@Schema(description = "The address of its page") String path, String title, String place,
			List<SearchExcerpt> excerpt) {

		static SearchHit of(Search.Hit hit) {
			return new SearchHit(hit.path(), hit.title(), hit.place(),
					hit.excerpt().stream().map((piece) -> new SearchExcerpt(piece.text(), piece.wanted())).toList());
		}

	}

	/** A piece of the words in their surroundings. */
	record SearchExcerpt(String text,
			@Schema(description = "Whether it is one of the words that were looked for") boolean wanted) {
	}

}
