package resolute.dashboard.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

import resolute.dashboard.Days;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemOrder;
import resolute.dashboard.item.ItemState;
import resolute.dashboard.item.Items;
import resolute.execution.OrganisationDesk;
import resolute.participant.MergerRefusedException;
import resolute.participant.OrganisationProfile;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Merges an organisation into its successor, after saying what that means. */
@Controller
@RequestMapping("/organisations/{id}/merger")
class MergerController {

	/** Items listed on the page; the rest is a link away. */
	private static final int SHOWN = 100;

	private final OrganisationQuery query;

	private final Participants participants;

	private final OrganisationDesk desk;

	private final Items items;

	private final Clock clock;

	MergerController(OrganisationQuery query, Participants participants, OrganisationDesk desk, Items items,
			Clock clock) {
		this.query = query;
		this.participants = participants;
		this.desk = desk;
		this.items = items;
		this.clock = clock;
	}

	/** Without a successor the form, with one what would happen. */
	@GetMapping
	String ask(@PathVariable String id, @RequestParam(defaultValue = "") String successor,
			@RequestParam(defaultValue = "") String from, Model model, Locale locale) {
		OrganisationProfile profile = Organisations.known(this.participants, id);
		if (!successor.isBlank() || !from.isBlank()) {
			try {
				Merger merger = read(successor, from);
				this.participants.checkMerger(profile.id(), merger.successor, merger.from);
				preview(profile, merger, model);
			}
			catch (MergerRefusedException ex) {
				model.addAttribute("problem", "merger.problem." + ex.problem().code());
			}
			catch (UnreadableMergerException ex) {
				model.addAttribute("problem", ex.problem);
			}
		}
		return page(profile, successor, from, model, locale);
	}

	@PostMapping
	String merge(@PathVariable String id, @RequestParam(defaultValue = "") String successor,
			@RequestParam(defaultValue = "") String from, Model model, Locale locale, RedirectAttributes next) {
		OrganisationProfile profile = Organisations.known(this.participants, id);
		try {
			Merger merger = read(successor, from);
			int moved = this.desk.merge(profile.id(), merger.successor, merger.from);
			next.addFlashAttribute("merged", profile.details().name());
			next.addFlashAttribute("moved", moved);
			return "redirect:/organisations/" + merger.successor;
		}
		catch (MergerRefusedException ex) {
			model.addAttribute("problem", "merger.problem." + ex.problem().code());
		}
		catch (UnreadableMergerException ex) {
			model.addAttribute("problem", ex.problem);
		}
		return page(profile, successor, from, model, locale);
	}

	private void preview(OrganisationProfile profile, Merger merger, Model model) {
		ItemFilter open = ItemFilter.ALL.withOrganisation(profile.id())
			.withStates(ItemState.OVERDUE, ItemState.DUE_SOON, ItemState.IN_WORK);
		model.addAttribute("merger", merger);
		model.addAttribute("heir", this.participants.find(merger.successor).orElseThrow());
		model.addAttribute("lastDay", merger.from.minusDays(1));
		model.addAttribute("items", this.items.list(open, ItemOrder.DUE, 0, SHOWN));
		model.addAttribute("itemCount", this.items.count(open));
		model.addAttribute("taskCount", this.desk.openTasks(profile.id()));
		model.addAttribute("members", this.query.members(profile.id()));
	}

	private String page(OrganisationProfile profile, String successor, String from, Model model, Locale locale) {
		LocalDate today = LocalDate.now(this.clock);
		model.addAttribute("profile", profile);
		model.addAttribute("possible", profile.kind().isReplaceable() && profile.successor().isEmpty());
		model.addAttribute("heirs", this.query.heirs(profile.kind(), profile.id()));
		model.addAttribute("chosen", successor);
		model.addAttribute("from", from.isBlank() ? today.toString() : from);
		model.addAttribute("today", today);
		model.addAttribute("days", new Days(today, locale));
		return "organisation-merger";
	}

	private static Merger read(String successor, String from) {
		Optional<OrganisationId> id;
		try {
			id = Optional.of(new OrganisationId(successor));
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableMergerException("merger.problem.no-successor");
		}
		try {
			return new Merger(id.get(), LocalDate.parse(from));
		}
		catch (DateTimeParseException ex) {
			throw new UnreadableMergerException("merger.problem.day");
		}
	}

	/**
	 * What is wanted.
	 *
	 * @param successor who takes over
	 * @param from the first day of that
	 */
	record Merger(OrganisationId successor, LocalDate from) {
	}

	private static final class UnreadableMergerException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String problem;

		UnreadableMergerException(String problem) {
			super(problem);
			this.problem = problem;
		}

	}

}
