package resolute.notification;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reminders on and off, and their language, for whoever has the link. To open the page
 * changes nothing: mail programs and virus scanners open links too.
 */
@Controller
@RequestMapping("/mail/preferences/{token}")
class MailPreferencesController {

	private static final Set<String> LANGUAGES = Set.of("ru", "en");

	private final MailPreferences preferences;

	MailPreferencesController(MailPreferences preferences) {
		this.preferences = preferences;
	}

	@GetMapping
	String show(@PathVariable String token, @RequestParam Optional<String> saved, Model model,
			HttpServletResponse response) {
		Optional<MailPreferences.Preference> preference = token(token).flatMap(this.preferences::find);
		preference.ifPresent((found) -> model.addAttribute("preference", found));
		model.addAttribute("token", token);
		model.addAttribute("saved", saved.isPresent());
		if (preference.isEmpty()) {
			response.setStatus(HttpStatus.NOT_FOUND.value());
		}
		return "mail-preferences";
	}

	@PostMapping
	String change(@PathVariable String token, @RequestParam Optional<Boolean> reminders,
			@RequestParam Optional<String> language) {
		UUID known = token(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		if (language.isPresent() && !LANGUAGES.contains(language.get())) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		if (!this.preferences.change(known, reminders, language)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return "redirect:/mail/preferences/" + known + "?saved";
	}

	private static Optional<UUID> token(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
