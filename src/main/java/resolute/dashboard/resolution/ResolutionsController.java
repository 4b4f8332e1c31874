package resolute.dashboard.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

import resolute.dashboard.Days;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class ResolutionsController {

	/** Resolutions on a page. */
	private static final int PAGE = 50;

	private final ResolutionsQuery query;

	private final Clock clock;

	ResolutionsController(ResolutionsQuery query, Clock clock) {
		this.query = query;
		this.clock = clock;
	}

	@GetMapping("/resolutions")
	String resolutions(@RequestParam(defaultValue = "-adopted") String sort, @RequestParam(defaultValue = "1") int page,
			Model model, Locale locale) {
		ResolutionOrder order = ResolutionOrder.ofCode(sort)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
		int count = this.query.count();
		int pages = Math.max(1, (count - 1) / PAGE + 1);
		if (page < 1) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		int shown = Math.min(page, pages);
		model.addAttribute("resolutions", this.query.list(order, (shown - 1) * PAGE, PAGE));
		model.addAttribute("count", count);
		model.addAttribute("order", order);
		model.addAttribute("sort", sort);
		model.addAttribute("page", shown);
		model.addAttribute("pages", pages);
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
		return "resolutions";
	}

}
