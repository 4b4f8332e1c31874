package resolute.dashboard.publicpage;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import resolute.dashboard.Days;
import resolute.dashboard.Moments;
import resolute.resolution.ResolutionView;
import resolute.resolution.Resolutions;
import resolute.shared.ResolutionId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a coordinator decides what of a resolution everybody may read. */
@Controller
@RequestMapping("/resolutions/{resolution}/publication")
class PublicationController {

	/** More pages than that are an address somebody has made up. */
	private static final int LAST_PAGE = 10_000;

	private final Resolutions resolutions;

	private final Publication publication;

	private final Clock clock;

	PublicationController(Resolutions resolutions, Publication publication, Clock clock) {
		this.resolutions = resolutions;
		this.publication = publication;
		this.clock = clock;
	}

	@GetMapping
	String show(@PathVariable String resolution, @RequestParam(defaultValue = "1") int page, Model model,
			Locale locale) {
		ResolutionView found = find(resolution);
		if (page < 1 || page > LAST_PAGE) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "page");
		}
		int count = this.publication.count(found.id());
		model.addAttribute("resolution", found);
		model.addAttribute("since", this.publication.since(found.id()).orElse(null));
		model.addAttribute("documents",
				this.publication.documents(found.id(), (page - 1) * Publication.PAGE, Publication.PAGE));
		model.addAttribute("page", page);
		model.addAttribute("pages", Math.max(1, (count - 1) / Publication.PAGE + 1));
		model.addAttribute("history", this.publication.history(found.id()));
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
		model.addAttribute("moments", new Moments(this.clock.getZone()));
		return "publication";
	}

	@PostMapping
	String change(@PathVariable String resolution, @RequestParam boolean shown, Principal user,
			RedirectAttributes next) {
		ResolutionView found = find(resolution);
		if (shown && found.launchedAt().isEmpty()) {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}
		this.publication.show(found.id(), shown, user.getName());
		next.addFlashAttribute("done", shown ? "publication.on.done" : "publication.off.done");
		return page(found, 1);
	}

	/** Only what was on the page is decided on. */
	@PostMapping("/evidence")
	String choose(@PathVariable String resolution, @RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = "") List<UUID> offered, @RequestParam(defaultValue = "") List<UUID> chosen,
			Principal user, RedirectAttributes next) {
		ResolutionView found = find(resolution);
		if (offered.size() > Publication.PAGE) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "offered");
		}
		this.publication.choose(found.id(), offered, chosen, user.getName());
		next.addFlashAttribute("done", "publication.documents.done");
		return page(found, page);
	}

	private static String page(ResolutionView resolution, int page) {
		return "redirect:/resolutions/" + resolution.id() + "/publication" + ((page > 1) ? "?page=" + page : "");
	}

	private ResolutionView find(String resolution) {
		return id(resolution).flatMap(this.resolutions::find)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static Optional<ResolutionId> id(String text) {
		try {
			return Optional.of(new ResolutionId(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
