package resolute.dashboard.meeting;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Addressed;
import resolute.dashboard.PageProblems;
import resolute.execution.ActionRefusedException;
import resolute.execution.CouncilDesk;
import resolute.register.CouncilAudiences;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The secretary's lists of whom to write to. */
@Controller
@RequestMapping("/meetings/{resolution}/{number}/audiences")
class AudiencesController {

	private final CouncilAudiences audiences;

	private final MeetingPages pages;

	private final CouncilDesk desk;

	AudiencesController(CouncilAudiences audiences, MeetingPages pages, CouncilDesk desk) {
		this.audiences = audiences;
		this.pages = pages;
		this.desk = desk;
	}

	@GetMapping
	String page(@PathVariable String resolution, @PathVariable String number, Principal user, Model model,
			Locale locale) {
		this.pages.requireSecretary(user);
		return page(Addressed.recommendation(resolution, number), Map.of(), model, locale);
	}

	@PostMapping
	String add(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "") String audience, @RequestParam(defaultValue = "") String address,
			@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String organisation,
			Principal user, HttpServletResponse response, Model model, Locale locale, RedirectAttributes next) {
		this.pages.requireSecretary(user);
		RecommendationKey key = Addressed.recommendation(resolution, number);
		try {
			this.desk.addContact(key, audience, address, name, organisation, user.getName());
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return page(key,
					Map.of("audience", audience, "address", address, "name", name, "organisation", organisation), model,
					locale);
		}
		next.addFlashAttribute("done", "audiences.added");
		return "redirect:/meetings/" + key + "/audiences";
	}

	@GetMapping("/{id}/removal")
	String removal(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id, Principal user,
			Model model, Locale locale) {
		this.pages.requireSecretary(user);
		RecommendationKey key = Addressed.recommendation(resolution, number);
		model.addAttribute("key", key);
		model.addAttribute("contact", this.audiences.contact(key, id).orElseThrow(MeetingPages::missing));
		this.pages.fill(model, locale);
		return "audience-removal";
	}

	@PostMapping("/{id}/removal")
	String remove(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id, Principal user,
			RedirectAttributes next) {
		this.pages.requireSecretary(user);
		RecommendationKey key = Addressed.recommendation(resolution, number);
		if (this.desk.removeContact(key, id, user.getName())) {
			next.addFlashAttribute("done", "audiences.removed");
		}
		return "redirect:/meetings/" + key + "/audiences";
	}

	private String page(RecommendationKey key, Map<String, String> typed, Model model, Locale locale) {
		model.addAttribute("key", key);
		model.addAttribute("audiences", CouncilAudiences.ALL);
		model.addAttribute("contacts", this.audiences.contacts(key));
		model.addAttribute("recipients", this.audiences.recipients(key));
		model.addAttribute("typed", typed);
		this.pages.fill(model, locale);
		return "audiences";
	}

}
