package resolute.dashboard.item;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import resolute.dashboard.Days;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.resolution.Resolutions;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Items by any filter: the list behind each figure. */
@Controller
class ItemsController {

	private final Items items;

	private final Resolutions resolutions;

	private final Participants participants;

	private final Clock clock;

	ItemsController(Items items, Resolutions resolutions, Participants participants, Clock clock) {
		this.items = items;
		this.resolutions = resolutions;
		this.participants = participants;
		this.clock = clock;
	}

	@GetMapping("/items")
	String items(@ModelAttribute("request") ItemRequest request, Model model, Locale locale) {
		ItemFilter filter = request.filter();
		int page = request.pageNumber();
		int count = this.items.count(filter);
		model.addAttribute("filter", filter);
		model.addAttribute("order", request.order());
		model.addAttribute("items",
				this.items.list(filter, request.order(), (page - 1) * ItemRequest.PAGE, ItemRequest.PAGE));
		model.addAttribute("count", Math.min(count, Items.MOST_COUNTED));
		model.addAttribute("more", count > Items.MOST_COUNTED);
		model.addAttribute("page", page);
		model.addAttribute("pages", Math.max(1, (Math.min(count, Items.MOST_COUNTED) - 1) / ItemRequest.PAGE + 1));
		model.addAttribute("states", ItemState.values());
		model.addAttribute("addressees", List.of(OrganisationKind.DISTRICT, OrganisationKind.SETTLEMENT,
				OrganisationKind.COMPANY, OrganisationKind.INITIATIVE_GROUP, OrganisationKind.COUNCIL));
		filter.resolution()
			.flatMap(this.resolutions::find)
			.ifPresent((resolution) -> model.addAttribute("resolution", resolution));
		filter.organisation()
			.flatMap(this.participants::find)
			.ifPresent((organisation) -> model.addAttribute("organisation", organisation));
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
		return "items";
	}

}
