package resolute.dashboard.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.Days;
import resolute.dashboard.PageProblems;
import resolute.execution.ActionRequest;
import resolute.shared.RecommendationKey;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of all actions have in common. */
@Component
class ActionPages {

	private final Clock clock;

	ActionPages(Clock clock) {
		this.clock = clock;
	}

	/** An item of another recommendation is not found under this one. */
	static void requireSame(RecommendationKey address, RecommendationKey found) {
		if (!address.equals(found)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
	}

	static ActionRequest request(HttpServletRequest request, String once, String reason) {
		@Nullable String user = request.getRemoteUser();
		if (user == null) {
			throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
		}
		return new ActionRequest(id(once), user, reason);
	}

	private static UUID id(String once) {
		try {
			return UUID.fromString(once);
		}
		catch (IllegalArgumentException ex) {
			return UUID.randomUUID();
		}
	}

	/** Prepares a page to be filled in. */
	void fill(Model model, RecommendationKey recommendation, String once, Locale locale) {
		model.addAttribute("resolution", recommendation.resolution().value());
		model.addAttribute("number", recommendation.number());
		model.addAttribute("once", id(once).toString());
		model.addAttribute("today", LocalDate.now(this.clock));
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
		PageProblems.fill(model);
	}

	/** Back to the card, which says what was done. */
	static String done(RecommendationKey recommendation, RedirectAttributes next, String kind) {
		next.addFlashAttribute("actionDone", kind);
		return "redirect:/resolutions/" + recommendation;
	}

}
