package resolute.dashboard.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

import resolute.dashboard.Days;
import resolute.participant.OrganisationChangedException;
import resolute.participant.OrganisationProfile;
import resolute.participant.OrganisationProfile.Details;
import resolute.participant.Participants;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes what is known of an organisation. */
@Controller
@RequestMapping("/organisations/{id}/edit")
class OrganisationEditController {

	private final Participants participants;

	private final Clock clock;

	OrganisationEditController(Participants participants, Clock clock) {
		this.participants = participants;
		this.clock = clock;
	}

	@GetMapping
	String form(@PathVariable String id, Model model, Locale locale) {
		OrganisationProfile profile = Organisations.known(this.participants, id);
		model.addAttribute("form", OrganisationForm.of(profile));
		return page(profile, model, locale);
	}

	@PostMapping
	String change(@PathVariable String id, @ModelAttribute("form") OrganisationForm form, BindingResult problems,
			Model model, Locale locale, RedirectAttributes next) {
		OrganisationProfile profile = Organisations.known(this.participants, id);
		Optional<Details> details = form.details(profile, problems);
		if (details.isEmpty()) {
			return page(profile, model, locale);
		}
		try {
			this.participants.change(profile.id(), form.readVersion(), details.get());
		}
		catch (OrganisationChangedException ex) {
			// What was typed is kept, and can be saved on top of what is there now.
			model.addAttribute("form", form.onTopOf(ex.now().version()));
			model.addAttribute("theirs", ex.now().details());
			return page(ex.now(), model, locale);
		}
		next.addFlashAttribute("saved", true);
		return "redirect:/organisations/" + id;
	}

	private String page(OrganisationProfile profile, Model model, Locale locale) {
		model.addAttribute("profile", profile);
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
		return "organisation-edit";
	}

}
