package resolute.dashboard.action;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Addressed;
import resolute.dashboard.PageProblems;
import resolute.execution.ActionRefusedException;
import resolute.execution.CoordinatorDesk;
import resolute.execution.RemovalStep;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a result off control, gives it back, or closes it. */
@Controller
@RequestMapping("/resolutions/{resolution}/{number}/actions/removals/{id}")
class RemovalController {

	private static final String ACCEPT = "accept";

	private final CoordinatorDesk desk;

	private final ActionPages pages;

	RemovalController(CoordinatorDesk desk, ActionPages pages) {
		this.desk = desk;
		this.pages = pages;
	}

	@GetMapping
	String page(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id,
			@RequestParam(defaultValue = ACCEPT) String decision, @RequestParam(defaultValue = "") String onwards,
			Model model, Locale locale) {
		return page(Addressed.recommendation(resolution, number), id, new Typed(decision, List.of(), onwards, "", ""),
				model, locale);
	}

	@PostMapping
	String decide(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id,
			@RequestParam(defaultValue = "") String decision,
			@RequestParam(name = "confirmed", defaultValue = "") List<String> confirmed,
			@RequestParam(defaultValue = "") String onwards, @RequestParam(defaultValue = "") String reason,
			@RequestParam(defaultValue = "") String once, HttpServletRequest request, HttpServletResponse response,
			Model model, Locale locale, RedirectAttributes next) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		ActionPages.requireSame(key, this.desk.item(id).orElseThrow().recommendation());
		try {
			this.desk.decide(id, decision, confirmed, Optional.of(onwards).filter((text) -> !text.isEmpty()),
					ActionPages.request(request, once, reason));
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return page(key, id, new Typed(decision, confirmed, onwards, reason, once), model, locale);
		}
		return ActionPages.done(key, next, decision);
	}

	private String page(RecommendationKey key, UUID id, Typed typed, Model model, Locale locale) {
		RemovalStep step = this.desk.removal(id);
		ActionPages.requireSame(key, step.item().recommendation());
		this.pages.fill(model, key, typed.once(), locale);
		model.addAttribute("step", step);
		model.addAttribute("chosen",
				step.decision(typed.decision()).or(() -> step.decision(ACCEPT)).orElse(step.decisions().get(0)));
		model.addAttribute("typed", typed);
		return "action-removal";
	}

	/**
	 * What was entered.
	 *
	 * @param decision the decision the page is for
	 * @param confirmed the ticked criteria
	 * @param onwards how to go on
	 * @param reason why
	 * @param once tells this request from others
	 */
	record Typed(String decision, List<String> confirmed, String onwards, String reason, String once) {
	}

}
