package resolute.dashboard;

import java.util.Locale;
import java.util.Optional;

import resolute.calendar.CalendarYears;
import resolute.shared.ResolutionId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class OverviewController {

	private final OverviewQuery query;

	private final CalendarYears years;

	OverviewController(OverviewQuery query, CalendarYears years) {
		this.query = query;
		this.years = years;
	}

	@GetMapping("/")
	String overview(@RequestParam Optional<String> resolution, Model model, Locale locale) {
		Optional<Overview> overview = this.query.read(resolution.map(OverviewController::id));
		if (overview.isEmpty() && resolution.isPresent()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		model.addAttribute("missingYears", this.years.missing());
		overview.ifPresent((found) -> {
			model.addAttribute("overview", found);
			model.addAttribute("days", new Days(found.today(), locale));
		});
		return "overview";
	}

	private static ResolutionId id(String text) {
		try {
			return new ResolutionId(text);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

}
