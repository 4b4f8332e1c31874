package resolute.dashboard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import resolute.calendar.CalendarYears;
import resolute.dashboard.desk.Desk;
import resolute.dashboard.desk.DeskKind;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.Items;
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

	private final Desk desk;

	private final Items items;

	OverviewController(OverviewQuery query, CalendarYears years, Desk desk, Items items) {
		this.query = query;
		this.years = years;
		this.desk = desk;
		this.items = items;
	}

	@GetMapping("/")
	String overview(@RequestParam Optional<String> resolution,
			@RequestParam(required = false) @Nullable String addressee,
			@RequestParam(required = false) @Nullable List<String> state,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			Model model, Locale locale) {
		OverviewFilter filter = OverviewFilter.of(addressee, state, from, to);
		Optional<Overview> overview = this.query
			.read(resolution.filter((id) -> !id.isEmpty()).map(OverviewController::id));
		if (overview.isEmpty() && resolution.isPresent()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		model.addAttribute("missingYears", this.years.missing());
		model.addAttribute("waiting", this.desk.summary());
		model.addAttribute("kinds", DeskKind.values());
		overview.ifPresent((found) -> {
			model.addAttribute("overview", found);
			model.addAttribute("groups", found.matching(filter));
			model.addAttribute("filter", filter);
			model.addAttribute("states", State.values());
			model.addAttribute("discipline",
					this.items.discipline(ItemFilter.ALL.withResolution(new ResolutionId(found.id()))));
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
