package resolute.dashboard.action;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Addressed;
import resolute.dashboard.PageProblems;
import resolute.execution.ActionRefusedException;
import resolute.execution.Addressees;
import resolute.execution.RecommendationDesk;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says something about a recommendation. */
@Controller
@RequestMapping("/resolutions/{resolution}/{number}/actions/comment")
class CommentController {

	private final RecommendationDesk desk;

	private final Addressees addressees;

	private final ActionPages pages;

	CommentController(RecommendationDesk desk, Addressees addressees, ActionPages pages) {
		this.desk = desk;
		this.addressees = addressees;
		this.pages = pages;
	}

	@GetMapping
	String page(@PathVariable String resolution, @PathVariable String number, Model model, Locale locale) {
		return page(Addressed.recommendation(resolution, number), "", List.of(), "", model, locale);
	}

	@PostMapping
	String comment(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "") String text,
			@RequestParam(name = "mentions", defaultValue = "") List<String> mentions,
			@RequestParam(defaultValue = "") String once, HttpServletRequest request, HttpServletResponse response,
			Model model, Locale locale, RedirectAttributes next) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		try {
			this.desk.comment(key, Set.copyOf(mentions), ActionPages.request(request, once, text));
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return page(key, text, mentions, once, model, locale);
		}
		return ActionPages.done(key, next, "comment");
	}

	private String page(RecommendationKey key, String text, List<String> mentions, String once, Model model,
			Locale locale) {
		model.addAttribute("title", this.desk.title(key));
		this.pages.fill(model, key, once, locale);
		model.addAttribute("people", this.addressees.people());
		model.addAttribute("text", text);
		model.addAttribute("mentions", mentions);
		return "action-comment";
	}

}
