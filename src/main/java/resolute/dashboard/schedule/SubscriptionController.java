package resolute.dashboard.schedule;

import java.security.Principal;
import java.time.Clock;
import java.util.Optional;

import resolute.dashboard.Moments;
import resolute.notification.CalendarSubscriptions;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody's own subscription: open an address, replace it, close it. */
@Controller
@RequestMapping("/schedule/subscription")
class SubscriptionController {

	private static final String PAGE = "redirect:/schedule/subscription";

	private final CalendarSubscriptions subscriptions;

	private final Clock clock;

	SubscriptionController(CalendarSubscriptions subscriptions, Clock clock) {
		this.subscriptions = subscriptions;
		this.clock = clock;
	}

	@GetMapping
	String show(Principal user, Model model) {
		this.subscriptions.of(user.getName())
			.ifPresent((subscription) -> model.addAttribute("subscription", subscription));
		model.addAttribute("moments", new Moments(this.clock.getZone()));
		return "schedule-subscription";
	}

	/**
	 * The address is shown on the next page, and never again.
	 * @param renew whether an address that there is may be closed for it
	 */
	@PostMapping
	String open(@RequestParam(defaultValue = "false") boolean renew, Principal user, RedirectAttributes next) {
		Optional<String> address = renew ? Optional.of(this.subscriptions.renew(user.getName()))
				: this.subscriptions.create(user.getName());
		address.ifPresentOrElse((opened) -> {
			next.addFlashAttribute("address", opened);
			next.addFlashAttribute("webcal", opened.replaceFirst("^https?:", "webcal:"));
		}, () -> next.addFlashAttribute("exists", true));
		return PAGE;
	}

	@PostMapping("/revoke")
	String revoke(Principal user, RedirectAttributes next) {
		this.subscriptions.revoke(user.getName());
		next.addFlashAttribute("revoked", true);
		return PAGE;
	}

}
