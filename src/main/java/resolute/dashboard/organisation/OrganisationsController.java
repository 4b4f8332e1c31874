package resolute.dashboard.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import resolute.dashboard.Days;
import resolute.dashboard.item.Discipline;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemOrder;
import resolute.dashboard.item.ItemState;
import resolute.dashboard.item.Items;
import resolute.participant.OrganisationKind;
import resolute.participant.OrganisationProfile;
import resolute.participant.Participants;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The list of organisations, and one of them. */
@Controller
@RequestMapping("/organisations")
class OrganisationsController {

	/** Rows of each list on the page of an organisation; the rest is a link away. */
	private static final int SHOWN = 20;

	private final OrganisationQuery query;

	private final Items items;

	private final Participants participants;

	private final Clock clock;

	OrganisationsController(OrganisationQuery query, Items items, Participants participants, Clock clock) {
		this.query = query;
		this.items = items;
		this.participants = participants;
		this.clock = clock;
	}

	@GetMapping
	String list(@ModelAttribute("request") OrganisationsRequest request, Model model, Locale locale) {
		LocalDate today = LocalDate.now(this.clock);
		List<OrganisationRow> all = this.query.list(request);
		int pages = Math.max(1, (all.size() - 1) / OrganisationsRequest.PAGE + 1);
		int page = Math.min(request.pageNumber(), pages);
		model.addAttribute("organisations", all.subList((page - 1) * OrganisationsRequest.PAGE,
				Math.min(all.size(), page * OrganisationsRequest.PAGE)));
		model.addAttribute("count", all.size());
		model.addAttribute("page", page);
		model.addAttribute("pages", pages);
		model.addAttribute("kinds", OrganisationKind.values());
		model.addAttribute("kind", request.ofKind().orElse(null));
		model.addAttribute("valid", request.existing().map((it) -> it ? "yes" : "no").orElse("all"));
		model.addAttribute("from", request.first(today));
		model.addAttribute("to", request.last(today));
		model.addAttribute("order", request.order());
		model.addAttribute("today", today);
		model.addAttribute("days", new Days(today, locale));
		return "organisations";
	}

	@GetMapping("/{id}")
	String one(@PathVariable String id, @RequestParam(required = false) @Nullable String year,
			@RequestParam(defaultValue = "month") String by, Model model, Locale locale) {
		OrganisationProfile profile = Organisations.known(this.participants, id);
		LocalDate today = LocalDate.now(this.clock);
		int chosen = year(year, today);
		ItemFilter all = ItemFilter.ALL.withOrganisation(profile.id());
		ItemFilter ofYear = all.withDue(Year.of(chosen).atDay(1), Year.of(chosen).atMonth(12).atEndOfMonth());
		ItemFilter owed = all.withStates(ItemState.OVERDUE, ItemState.DUE_SOON, ItemState.IN_WORK);
		ItemFilter did = all.withStates(ItemState.ON_TIME, ItemState.LATE, ItemState.SUBMITTED, ItemState.RETURNED,
				ItemState.DECLINED);
		model.addAttribute("profile", profile);
		model.addAttribute("existing", profile.existsOn(today));
		model.addAttribute("all", this.items.discipline(all));
		model.addAttribute("owed", this.items.list(owed, ItemOrder.DUE, 0, SHOWN));
		model.addAttribute("did", this.items.list(did, ItemOrder.DUE_LAST, 0, SHOWN));
		model.addAttribute("shown", SHOWN);
		model.addAttribute("discipline", this.items.discipline(ofYear));
		model.addAttribute("periods", periods(by, ofYear));
		model.addAttribute("by", by);
		model.addAttribute("year", chosen);
		model.addAttribute("members", this.query.members(profile.id()));
		model.addAttribute("leaves", this.query.leavesOf(profile.id(), SHOWN));
		model.addAttribute("predecessors", this.query.predecessors(profile.id()));
		profile.successor()
			.flatMap(this.participants::find)
			.ifPresent((successor) -> model.addAttribute("successor", successor));
		model.addAttribute("days", new Days(today, locale));
		return "organisation";
	}

	private List<Period> periods(String by, ItemFilter ofYear) {
		Map<String, Discipline> found = switch (by) {
			case "month" -> this.items.disciplineByMonth(ofYear);
			case "quarter" -> this.items.disciplineByQuarter(ofYear);
			default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		};
		return found.entrySet().stream().map((entry) -> Period.of(entry.getKey(), entry.getValue())).toList();
	}

	private static int year(@Nullable String text, LocalDate today) {
		if (text == null || text.isBlank()) {
			return today.getYear();
		}
		return Optional.of(text)
			.filter((it) -> it.matches("(19|20|21)\\d\\d"))
			.map(Integer::valueOf)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
	}

	/**
	 * How an organisation kept its dates in a month or a quarter.
	 *
	 * @param code {@code 2026-03} or {@code 2026-Q1}
	 * @param quarter the number of the quarter, or none
	 * @param first the first day
	 * @param last the last day
	 * @param discipline what is counted
	 */
	record Period(String code, Optional<Integer> quarter, LocalDate first, LocalDate last, Discipline discipline) {

		static Period of(String code, Discipline discipline) {
			int year = Integer.parseInt(code.substring(0, 4));
			if (code.contains("Q")) {
				int quarter = Integer.parseInt(code.substring(6));
				return new Period(code, Optional.of(quarter), LocalDate.of(year, quarter * 3 - 2, 1),
						YearMonth.of(year, quarter * 3).atEndOfMonth(), discipline);
			}
			YearMonth month = YearMonth.parse(code);
			return new Period(code, Optional.empty(), month.atDay(1), month.atEndOfMonth(), discipline);
		}

	}

}
