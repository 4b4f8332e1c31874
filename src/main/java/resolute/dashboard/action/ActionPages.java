package resolute.dashboard.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.Days;
import resolute.execution.ActionRefusedException;
import resolute.execution.ActionRequest;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

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

	/** The recommendation of an address; what cannot be one is not found. */
	static RecommendationKey key(String resolution, String number) {
		try {
			return new RecommendationKey(new ResolutionId(resolution), number);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
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
		if (!model.containsAttribute("problems")) {
			model.addAttribute("problems", Map.of());
		}
	}

	/** Says on the page what is wrong; what was typed is kept. */
	static void refuse(Model model, ActionRefusedException ex, HttpServletResponse response) {
		Map<String, String> problems = new LinkedHashMap<>();
		ex.problems()
			.forEach((problem) -> problems.merge(problem.field(), problem.message(),
					(first, second) -> first.equals(second) ? first : first + " " + second));
		model.addAttribute("problems", problems);
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
	}

	/** Back to the card, which says what was done. */
	static String done(RecommendationKey recommendation, RedirectAttributes next, String kind) {
		next.addFlashAttribute("actionDone", kind);
		return "redirect:/resolutions/" + recommendation;
	}

}
