package resolute.dashboard.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import resolute.dashboard.Days;
import resolute.dashboard.organisation.OrganisationQuery.Leave;
import resolute.participant.Participants;
import resolute.participant.Substitution;
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

/** Who stands in for whom during leave, as a coordinator enters it. */
@Controller
@RequestMapping("/substitutions")
class SubstitutionsController {

	private static final int PAGE = 50;

	private static final int MOST_PAGES = 1000;

	private final OrganisationQuery query;

	private final Substitutions substitutions;

	private final Participants participants;

	private final Clock clock;

	SubstitutionsController(OrganisationQuery query, Substitutions substitutions, Participants participants,
			Clock clock) {
		this.query = query;
		this.substitutions = substitutions;
		this.participants = participants;
		this.clock = clock;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String absent, @RequestParam(defaultValue = "1") String page,
			Model model, Locale locale) {
		if (!page.matches("\\d{1,4}") || Integer.parseInt(page) < 1 || Integer.parseInt(page) > MOST_PAGES) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		return page(new Typed(absent, "", LocalDate.now(this.clock).toString(), ""), Integer.parseInt(page), model,
				locale);
	}

	@PostMapping
	String enter(@RequestParam(defaultValue = "") String absent, @RequestParam(defaultValue = "") String substitute,
			@RequestParam(defaultValue = "") String first, @RequestParam(defaultValue = "") String last,
			HttpServletRequest request, Model model, Locale locale, RedirectAttributes next) {
		try {
			Substitution entered = this.substitutions.enter(absent, substitute, LocalDate.parse(first),
					LocalDate.parse(last), Organisations.user(request));
			next.addFlashAttribute("entered", this.query.leave(entered.id()).orElseThrow());
			return "redirect:/substitutions";
		}
		catch (DateTimeParseException ex) {
			model.addAttribute("problem", "substitution.problem.day");
		}
		catch (SubstitutionRefusedException ex) {
			model.addAttribute("problem", "substitution.problem." + ex.problem().code());
			ex.other().ifPresent((other) -> {
				model.addAttribute("other", other);
				model.addAttribute("otherNames", this.participants.names(List.of(other.absent(), other.substitute())));
			});
		}
		return page(new Typed(absent, substitute, first, last), 1, model, locale);
	}

	@GetMapping("/{id}/end")
	String askToEnd(@PathVariable UUID id, Model model, Locale locale) {
		Leave leave = this.query.leave(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("leave", leave);
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
		return "substitution-end";
	}

	@PostMapping("/{id}/end")
	String end(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes next) {
		Leave leave = this.query.leave(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		try {
			this.substitutions.end(id, Organisations.user(request));
			next.addFlashAttribute("ended", leave);
		}
		catch (SubstitutionRefusedException ex) {
			next.addFlashAttribute("problem", "substitution.problem." + ex.problem().code());
		}
		return "redirect:/substitutions";
	}

	private String page(Typed typed, int page, Model model, Locale locale) {
		LocalDate today = LocalDate.now(this.clock);
		List<Leave> leaves = this.query.leaves((page - 1) * PAGE, PAGE + 1);
		model.addAttribute("leaves", leaves.subList(0, Math.min(PAGE, leaves.size())));
		model.addAttribute("page", page);
		model.addAttribute("more", leaves.size() > PAGE);
		model.addAttribute("people", this.query.people());
		model.addAttribute("typed", typed);
		model.addAttribute("today", today);
		model.addAttribute("days", new Days(today, locale));
		return "substitutions";
	}

	/** What was typed, to be shown again. */
	record Typed(String absent, String substitute, String first, String last) {
	}

}
