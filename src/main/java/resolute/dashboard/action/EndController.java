package resolute.dashboard.action;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Addressed;
import resolute.dashboard.PageProblems;
import resolute.execution.ActionRefusedException;
import resolute.execution.RecommendationDesk;
import resolute.execution.RecommendationDesk.Ending;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Ends a recommendation that recurs, or withdraws one; both name first what goes away.
 */
@Controller
@RequestMapping("/resolutions/{resolution}/{number}/actions")
class EndController {

	private final RecommendationDesk desk;

	private final ActionPages pages;

	EndController(RecommendationDesk desk, ActionPages pages) {
		this.desk = desk;
		this.pages = pages;
	}

	/** A period that waits to be accepted is the model's own way to the end. */
	@GetMapping("/end")
	String end(@PathVariable String resolution, @PathVariable String number, Model model, Locale locale) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		Ending ending = this.desk.ending(key);
		Optional<UUID> removal = ending.lastPeriod();
		return removal
			.map((id) -> "redirect:/resolutions/" + key + "/actions/removals/" + id + "?decision=accept&onwards=end")
			.orElseGet(() -> page(key, "end", ending, "", "", model, locale));
	}

	@PostMapping("/end")
	String doEnd(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String once,
			HttpServletRequest request, HttpServletResponse response, Model model, Locale locale,
			RedirectAttributes next) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		try {
			this.desk.end(key, ActionPages.request(request, once, reason));
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return page(key, "end", this.desk.ending(key), reason, once, model, locale);
		}
		return ActionPages.done(key, next, "end");
	}

	@GetMapping("/withdrawal")
	String withdrawal(@PathVariable String resolution, @PathVariable String number, Model model, Locale locale) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		return page(key, "withdraw", this.desk.ending(key), "", "", model, locale);
	}

	@PostMapping("/withdrawal")
	String withdraw(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String once,
			HttpServletRequest request, HttpServletResponse response, Model model, Locale locale,
			RedirectAttributes next) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		try {
			this.desk.withdraw(key, ActionPages.request(request, once, reason));
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return page(key, "withdraw", this.desk.ending(key), reason, once, model, locale);
		}
		return ActionPages.done(key, next, "withdraw");
	}

	private String page(RecommendationKey key, String kind, Ending ending, String reason, String once, Model model,
			Locale locale) {
		this.pages.fill(model, key, once, locale);
		model.addAttribute("kind", kind);
		model.addAttribute("ending", ending);
		model.addAttribute("reason", reason);
		return "action-end";
	}

}
