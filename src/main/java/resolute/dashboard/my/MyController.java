package resolute.dashboard.my;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import resolute.dashboard.Days;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemOrder;
import resolute.dashboard.item.ItemState;
import resolute.dashboard.item.Items;
import resolute.dashboard.my.MyQuery.Colleague;
import resolute.dashboard.my.MyQuery.Leave;
import resolute.notification.MailPreferences;
import resolute.participant.SubstitutionRefusedException;
import resolute.participant.Substitutions;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The start page of whoever is signed in; nobody sees anybody else's. */
@Controller
@RequestMapping("/my")
class MyController {

	/** Items of each list on a page. */
	private static final int PAGE = 30;

	private static final int MOST_PAGES = 1000;

	private final Items items;

	private final MyQuery query;

	private final Substitutions substitutions;

	private final MailPreferences preferences;

	private final Clock clock;

	MyController(Items items, MyQuery query, Substitutions substitutions, MailPreferences preferences, Clock clock) {
		this.items = items;
		this.query = query;
		this.substitutions = substitutions;
		this.preferences = preferences;
		this.clock = clock;
	}

	@GetMapping
	String page(@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "1") int did, Principal user,
			Model model, Locale locale) {
		return page(new Typed("", "", ""), page, did, user, model, locale);
	}

	/**
	 * Hands one's own work over to a colleague for some days.
	 * @param substitute the account of the colleague
	 * @param first the first day
	 * @param last the last day, still part of it
	 */
	@PostMapping("/substitutions")
	String handOver(@RequestParam(defaultValue = "") String substitute, @RequestParam(defaultValue = "") String first,
			@RequestParam(defaultValue = "") String last, Principal user, Model model, Locale locale,
			RedirectAttributes next) {
		if (this.query.colleagues(user.getName()).stream().map(Colleague::userId).noneMatch(substitute::equals)) {
			model.addAttribute("problem", "my.problem.colleague");
			return page(new Typed(substitute, first, last), 1, 1, user, model, locale);
		}
		try {
			this.substitutions.enter(user.getName(), substitute, LocalDate.parse(first), LocalDate.parse(last),
					user.getName());
			next.addFlashAttribute("saved", "my.leave.entered");
			return "redirect:/my";
		}
		catch (DateTimeParseException ex) {
			model.addAttribute("problem", "substitution.problem.day");
		}
		catch (SubstitutionRefusedException ex) {
			model.addAttribute("problem", "substitution.problem." + ex.problem().code());
		}
		return page(new Typed(substitute, first, last), 1, 1, user, model, locale);
	}

	/** Ends one's own substitution, at once. */
	@PostMapping("/substitutions/{id}/end")
	String end(@PathVariable UUID id, Principal user, RedirectAttributes next) {
		List<Leave> own = this.query.leaves(user.getName()).stream().filter(Leave::own).toList();
		if (own.stream().map(Leave::id).noneMatch(id::equals)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		try {
			this.substitutions.end(id, user.getName());
			next.addFlashAttribute("saved", "my.leave.ended");
		}
		catch (SubstitutionRefusedException ex) {
			next.addFlashAttribute("problem", "substitution.problem." + ex.problem().code());
		}
		return "redirect:/my";
	}

	/** To the page that every mail links to. */
	@GetMapping("/mail")
	String mail(Principal user) {
		return this.preferences.tokenOf(user.getName())
			.map((token) -> "redirect:/mail/preferences/" + token)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private String page(Typed typed, int page, int did, Principal user, Model model, Locale locale) {
		if (page < 1 || page > MOST_PAGES || did < 1 || did > MOST_PAGES) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		ItemFilter mine = ItemFilter.ALL.withParticipant(user.getName());
		ItemFilter owed = mine.withStates(ItemState.OVERDUE, ItemState.DUE_SOON, ItemState.IN_WORK);
		ItemFilter handedIn = mine.withStates(ItemState.ON_TIME, ItemState.LATE, ItemState.SUBMITTED,
				ItemState.RETURNED, ItemState.DECLINED);
		LocalDate today = LocalDate.now(this.clock);
		Optional<String> name = this.query.name(user.getName());
		model.addAttribute("name", name.orElse(user.getName()));
		model.addAttribute("participant", name.isPresent());
		model.addAttribute("organisations", this.query.organisations(user.getName()));
		model.addAttribute("owed", this.items.list(owed, ItemOrder.DUE, (page - 1) * PAGE, PAGE));
		model.addAttribute("owes", this.items.discipline(owed));
		model.addAttribute("done", this.items.list(handedIn, ItemOrder.DUE_LAST, (did - 1) * PAGE, PAGE + 1));
		model.addAttribute("page", page);
		model.addAttribute("did", did);
		model.addAttribute("size", PAGE);
		model.addAttribute("colleagues", this.query.colleagues(user.getName()));
		model.addAttribute("leaves", this.query.leaves(user.getName()));
		model.addAttribute("typed", typed);
		model.addAttribute("today", today);
		model.addAttribute("days", new Days(today, locale));
		return "my";
	}

	/** What was typed, to be shown again. */
	record Typed(String substitute, String first, String last) {
	}

}
