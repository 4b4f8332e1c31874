package resolute.dashboard.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.Days;
import resolute.deadline.ControlRules;
import resolute.deadline.ControlSettings;
import resolute.deadline.Recipient;
import resolute.participant.Participants;
import resolute.resolution.ResolutionView;
import resolute.resolution.Resolutions;
import resolute.shared.ResolutionId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules of control, in general or for one resolution, and those that were. */
@Controller
@RequestMapping("/control/rules")
class RulesController {

	private final ControlRules rules;

	private final Resolutions resolutions;

	private final Participants participants;

	private final Clock clock;

	RulesController(ControlRules rules, Resolutions resolutions, Participants participants, Clock clock) {
		this.rules = rules;
		this.resolutions = resolutions;
		this.participants = participants;
		this.clock = clock;
	}

	@GetMapping
	String rules(@RequestParam Optional<String> resolution, Model model, Locale locale) {
		List<ControlRules.Version> history = this.rules.history();
		Optional<ResolutionId> id = known(resolution);
		ControlRules.Version inForce = ControlRules.latest(history, id);
		model.addAttribute("form", RulesForm.of(inForce.settings()));
		fill(model, history, id, locale);
		return "control-rules";
	}

	@PostMapping
	String change(@RequestParam Optional<String> resolution, @ModelAttribute("form") RulesForm form,
			BindingResult problems, Model model, Locale locale, HttpServletRequest request, RedirectAttributes next) {
		Optional<ResolutionId> id = known(resolution.filter((text) -> !text.isEmpty()));
		Optional<ControlSettings> settings = form.settings(problems);
		if (settings.isEmpty()) {
			fill(model, this.rules.history(), id, locale);
			return "control-rules";
		}
		this.rules.change(id, settings.get(), user(request));
		next.addFlashAttribute("saved", true);
		id.ifPresent((it) -> next.addAttribute("resolution", it.value()));
		return "redirect:/control/rules";
	}

	private void fill(Model model, List<ControlRules.Version> history, Optional<ResolutionId> id, Locale locale) {
		Map<String, String> titles = this.resolutions.all()
			.stream()
			.collect(Collectors.toMap((resolution) -> resolution.id().value(), ResolutionView::title));
		model.addAttribute("resolution", id.map(ResolutionId::value).orElse(""));
		model.addAttribute("titles", titles);
		model.addAttribute("own",
				history.stream().anyMatch((version) -> id.isPresent() && version.resolution().equals(id)));
		model.addAttribute("recipients", Recipient.values());
		model.addAttribute("history",
				history.stream()
					.filter((version) -> version.resolution().isEmpty() || version.resolution().equals(id))
					.toList());
		model.addAttribute("names", this.participants
			.names(history.stream().map(ControlRules.Version::changedBy).collect(Collectors.toSet())));
		model.addAttribute("zone", this.clock.getZone());
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
	}

	private Optional<ResolutionId> known(Optional<String> resolution) {
		try {
			Optional<ResolutionId> id = resolution.filter((text) -> !text.isEmpty()).map(ResolutionId::new);
			if (id.isPresent() && this.resolutions.find(id.get()).isEmpty()) {
				throw new ResponseStatusException(HttpStatus.NOT_FOUND);
			}
			return id;
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

	private static String user(HttpServletRequest request) {
		@Nullable String user = request.getRemoteUser();
		if (user == null) {
			throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
		}
		return user;
	}

}
