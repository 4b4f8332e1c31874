package resolute.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.RecommendationKey;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The coordinator's page of mail. */
@Controller
@RequestMapping("/mail")
class MailController {

	/** What a mail shows can do nothing: no scripts, no forms, nothing from elsewhere. */
	private static final String CONTENT_SECURITY_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

	private final MailLog log;

	private final Clock clock;

	MailController(MailLog log, Clock clock) {
		this.log = log;
		this.clock = clock;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String item,
			@RequestParam(defaultValue = "") String before, Model model, Locale locale) {
		Optional<RecommendationKey> about = recommendation(item);
		MailLog.Page page = this.log.page(state(state), about, position(before));
		model.addAttribute("page", page);
		model.addAttribute("next", page.next().map(MailController::text).orElse(null));
		model.addAttribute("state", state);
		model.addAttribute("item", item);
		model.addAttribute("first", before.isEmpty());
		model.addAttribute("states", MailLog.STATES);
		model.addAttribute("recommendations", this.log.recommendations(about.map(RecommendationKey::resolution)));
		model.addAttribute("suppressions", this.log.suppressions());
		describe(model, locale);
		return "mail";
	}

	@GetMapping("/{id}")
	String read(@PathVariable UUID id, Model model, Locale locale) {
		model.addAttribute("mail", this.log.find(id).orElseThrow(MailController::notFound));
		this.log.content(id).map(ReadableMessage::new).ifPresent((message) -> model.addAttribute("message", message));
		describe(model, locale);
		return "mail-read";
	}

	@GetMapping("/{id}/html")
	ResponseEntity<String> html(@PathVariable UUID id) {
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
			.body(message(id).html());
	}

	@GetMapping("/{id}/attachments/{index}")
	ResponseEntity<byte[]> attachment(@PathVariable UUID id, @PathVariable int index) {
		List<ReadableMessage.Attachment> attachments = message(id).attachments();
		if (index < 0 || index >= attachments.size()) {
			throw notFound();
		}
		ReadableMessage.Attachment attachment = attachments.get(index);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(attachment.name(), StandardCharsets.UTF_8)
						.build()
						.toString())
			.body(attachment.content());
	}

	@PostMapping("/{id}/send-again")
	String sendAgain(@PathVariable UUID id, RedirectAttributes attributes) {
		this.log.find(id).orElseThrow(MailController::notFound);
		attributes.addFlashAttribute("resending", this.log.sendAgain(id).name());
		return "redirect:/mail/" + id;
	}

	@PostMapping("/suppressions/lift")
	String lift(@RequestParam String address, RedirectAttributes attributes) {
		if (this.log.lift(address)) {
			attributes.addFlashAttribute("lifted", address);
		}
		return "redirect:/mail";
	}

	private void describe(Model model, Locale locale) {
		model.addAttribute("sending", this.log.isSending());
		model.addAttribute("times", new Times(this.clock, locale));
	}

	private ReadableMessage message(UUID id) {
		return new ReadableMessage(this.log.content(id).orElseThrow(MailController::notFound));
	}

	private static Optional<String> state(String text) {
		if (text.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(text).filter(MailLog.STATES::contains).or(() -> {
			throw notFound();
		});
	}

	private static Optional<RecommendationKey> recommendation(String text) {
		try {
			return text.isEmpty() ? Optional.empty() : Optional.of(RecommendationKey.parse(text));
		}
		catch (IllegalArgumentException ex) {
			throw notFound();
		}
	}

	/** «microseconds_id». */
	private static Optional<MailLog.Position> position(String text) {
		if (text.isEmpty()) {
			return Optional.empty();
		}
		try {
			String[] parts = text.split("_", 2);
			long micros = Long.parseLong(parts[0]);
			return Optional.of(new MailLog.Position(
					Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L),
					UUID.fromString(parts[1])));
		}
		catch (RuntimeException ex) {
			throw notFound();
		}
	}

	private static String text(MailLog.Position position) {
		Instant at = position.createdAt();
		return (at.getEpochSecond() * 1_000_000 + at.getNano() / 1000) + "_" + position.id();
	}

	private static ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	/** Writes times as the pages do, in the zone of the district. */
	static final class Times {

		private final Clock clock;

		private final Locale locale;

		Times(Clock clock, Locale locale) {
			this.clock = clock;
			this.locale = locale;
		}

		/** «10.07 09:02», with the year in another year than this. */
		public String of(Instant instant) {
			boolean thisYear = instant.atZone(this.clock.getZone())
				.getYear() == this.clock.instant().atZone(this.clock.getZone()).getYear();
			return DateTimeFormatter.ofPattern(thisYear ? "dd.MM HH:mm" : "dd.MM.yyyy HH:mm", this.locale)
				.format(instant.atZone(this.clock.getZone()));
		}

	}

}
