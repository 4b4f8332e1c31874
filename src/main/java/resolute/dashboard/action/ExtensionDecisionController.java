package resolute.dashboard.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Addressed;
import resolute.dashboard.PageProblems;
import resolute.execution.ActionRefusedException;
import resolute.execution.AlreadySettledException;
import resolute.execution.CoordinatorDesk;
import resolute.execution.CoordinatorDesk.ExtensionCase;
import resolute.participant.Participants;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Grants or refuses more time. */
@Controller
@RequestMapping("/resolutions/{resolution}/{number}/actions/extensions/{id}")
class ExtensionDecisionController {

	private final CoordinatorDesk desk;

	private final Participants participants;

	private final ActionPages pages;

	ExtensionDecisionController(CoordinatorDesk desk, Participants participants, ActionPages pages) {
		this.desk = desk;
		this.participants = participants;
		this.pages = pages;
	}

	@GetMapping
	String page(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id,
			HttpServletRequest request, Model model, Locale locale) {
		ExtensionCase asked = this.desk.extension(id);
		asked.request().decision().ifPresent((decision) -> {
			throw new AlreadySettledException(decision.by(), Optional.of(decision.at()));
		});
		return page(Addressed.recommendation(resolution, number), id, asked.request().wantedOn().toString(), "", "",
				request, model, locale);
	}

	@PostMapping
	String decide(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id,
			@RequestParam(defaultValue = "") String decision, @RequestParam(defaultValue = "") String grantedOn,
			@RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String once,
			HttpServletRequest request, HttpServletResponse response, Model model, Locale locale,
			RedirectAttributes next) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		ActionPages.requireSame(key, this.desk.extension(id).item().recommendation());
		boolean granted = decision.equals("grant");
		try {
			this.desk.decideExtension(id, granted, grantedOn, ActionPages.request(request, once, reason));
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return page(key, id, grantedOn, reason, once, request, model, locale);
		}
		return ActionPages.done(key, next, granted ? "grantExtension" : "refuseExtension");
	}

	private String page(RecommendationKey key, UUID id, String grantedOn, String reason, String once,
			HttpServletRequest request, Model model, Locale locale) {
		ExtensionCase asked = this.desk.extension(id);
		ActionPages.requireSame(key, asked.item().recommendation());
		this.pages.fill(model, key, once, locale);
		String by = asked.request().requestedBy();
		Map<String, String> names = this.participants.names(List.of(by));
		model.addAttribute("asked", asked);
		model.addAttribute("by", names.getOrDefault(by, by));
		model.addAttribute("mayDecide",
				this.desk.mayDecide(asked.request(), ActionPages.request(request, once, reason).by()));
		model.addAttribute("grantedOn", grantedOn);
		model.addAttribute("reason", reason);
		return "action-extension";
	}

}
