package resolute.dashboard.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

import resolute.dashboard.Days;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The list of what waits for the coordinators. */
@Controller
class DeskController {

	private static final int PAGE = 50;

	private final Desk desk;

	private final Clock clock;

	DeskController(Desk desk, Clock clock) {
		this.desk = desk;
		this.clock = clock;
	}

	@GetMapping("/desk")
	String desk(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "1") int page, Model model,
			Locale locale) {
		Optional<DeskKind> wanted = DeskKind.ofCode(kind);
		if (!kind.isEmpty() && wanted.isEmpty() || page < 1 || page > 1000) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		Desk.Summary summary = this.desk.summary();
		int total = wanted.map(summary::count).orElseGet(summary::tasks);
		model.addAttribute("summary", summary);
		model.addAttribute("kinds", DeskKind.values());
		model.addAttribute("kind", kind);
		model.addAttribute("entries", this.desk.waiting(wanted, (page - 1) * PAGE, PAGE));
		model.addAttribute("page", page);
		model.addAttribute("pages", Math.max(1, (total - 1) / PAGE + 1));
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
		return "desk";
	}

}
