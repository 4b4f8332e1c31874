package resolute.dashboard.help;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

@Controller
class HelpController {

	private final HelpPages pages;

	HelpController(HelpPages pages) {
		this.pages = pages;
	}

	/**
	 * To the page of whoever asks; the others are a link away. The pages have their
	 * pictures where they are in the sources, seen from there.
	 */
	@GetMapping("/help")
	String help(HttpServletRequest request) {
		HelpRole role = request.isUserInRole("COORDINATOR") ? HelpRole.COORDINATOR
				: request.isUserInRole("ADMIN") ? HelpRole.ADMINISTRATOR : HelpRole.PARTICIPANT;
		return "redirect:/help/" + role.code();
	}

	@GetMapping("/help/{role}")
	String help(@PathVariable String role, Model model, Locale locale) {
		return page(HelpRole.ofCode(role).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)), model,
				locale);
	}

	private String page(HelpRole role, Model model, Locale locale) {
		model.addAttribute("role", role);
		model.addAttribute("roles", HelpRole.values());
		model.addAttribute("help", this.pages.of(role, locale));
		return "help";
	}

}
