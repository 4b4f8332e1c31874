package resolute.dashboard.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of what was found. */
@Controller
class SearchController {

	private final Search search;

	SearchController(Search search) {
		this.search = search;
	}

	@GetMapping("/search")
	String search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
			@RequestParam(defaultValue = "1") int page, Model model) {
		String words = q.strip();
		Optional<Search.Kind> wanted = Arrays.stream(Search.Kind.values())
			.filter((one) -> one.code().equals(kind))
			.findFirst();
		if (!kind.isEmpty() && wanted.isEmpty() || page < 1 || page > Search.MOST_COUNTED / Search.PAGE) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		boolean tooLong = words.length() > Search.LONGEST;
		List<Search.Hits> found = (words.isEmpty() || tooLong) ? List.of()
				: wanted.map((one) -> this.search.find(words, one, page)).orElseGet(() -> this.search.find(words));
		model.addAttribute("q", q);
		model.addAttribute("asked", !words.isEmpty());
		model.addAttribute("tooLong", tooLong);
		model.addAttribute("found", found);
		model.addAttribute("kind", kind);
		model.addAttribute("page", page);
		model.addAttribute("more", !kind.isEmpty() && !found.isEmpty() && found.get(0).total() > page * Search.PAGE);
		return "search";
	}

}
