package resolute.dashboard;

import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import resolute.calendar.CalendarFormatException;
import resolute.calendar.CalendarYears;
import resolute.shared.Plural;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The years of the production calendar: everybody who comes here may look, the
 * administrator loads.
 */
@Controller
@RequestMapping("/calendar/years")
class CalendarYearsController {

	private static final String LIST = "redirect:/calendar/years";

	private final CalendarYears years;

	private final CalendarChanges changes;

	private final MessageSource messages;

	private final Clock clock;

	CalendarYearsController(CalendarYears years, CalendarChanges changes, MessageSource messages, Clock clock) {
		this.years = years;
		this.changes = changes;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping
	String list(Model model, Locale locale) {
		addYears(model, locale);
		return "calendar-years";
	}

	/** Nothing changes yet: what is in the file is shown first. */
	@PostMapping("/uploads")
	String upload(@RequestParam @Nullable MultipartFile file, Principal user) throws IOException {
		if (file == null || file.isEmpty()) {
			throw new NoFileException();
		}
		UUID upload = this.years.stage(Optional.ofNullable(file.getOriginalFilename()).orElse(""), file.getBytes(),
				user.getName());
		return LIST + "/uploads/" + upload;
	}

	@GetMapping("/uploads/{upload}")
	String preview(@PathVariable UUID upload, Model model, Locale locale, RedirectAttributes flash) {
		Optional<CalendarPreview> preview = this.changes.preview(upload);
		if (preview.isEmpty()) {
			return gone(flash, locale);
		}
		addPreview(model, preview.get(), locale);
		return "calendar-preview";
	}

	@PostMapping("/uploads/{upload}/confirm")
	String confirm(@PathVariable UUID upload, @RequestParam(defaultValue = "") String seen, Principal user,
			RedirectAttributes flash, Locale locale) {
		try {
			Optional<CalendarPreview> done = this.changes.confirm(upload, seen, user.getName());
			if (done.isEmpty()) {
				return gone(flash, locale);
			}
			flash.addFlashAttribute("done", done(done.get(), locale));
			return LIST;
		}
		catch (CalendarPreviewOutdatedException ex) {
			flash.addFlashAttribute("outdated", true);
			return LIST + "/uploads/" + upload;
		}
	}

	@PostMapping("/uploads/{upload}/cancel")
	String cancel(@PathVariable UUID upload, RedirectAttributes flash, Locale locale) {
		this.years.discard(upload);
		flash.addFlashAttribute("done", text("calendar.cancelled", locale));
		return LIST;
	}

	private String gone(RedirectAttributes flash, Locale locale) {
		flash.addFlashAttribute("problem", text("calendar.gone", locale));
		return LIST;
	}

	private String done(CalendarPreview preview, Locale locale) {
		String loaded = preview.calendar()
			.years()
			.stream()
			.map((year) -> String.valueOf(year.year()))
			.collect(Collectors.joining(", "));
		int moved = preview.deadlines().size();
		return text("calendar.done", locale, loaded) + " " + ((moved == 0) ? text("calendar.done.none", locale)
				: text(Plural.key("calendar.done.moved", moved, locale), locale, String.valueOf(moved)));
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
	String refused(CalendarFormatException ex, Model model, Locale locale) {
		String reason = text("calendar.problem." + ex.code(), locale, ex.values().toArray());
		String where = ex.column().isPresent() ? text("calendar.problem.at", locale, String.valueOf(ex.line()),
				String.valueOf(ex.column().getAsInt()), reason)
				: text("calendar.problem.in", locale, String.valueOf(ex.line()), reason);
		return listWith(where, model, locale);
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
	String tooLarge(MaxUploadSizeExceededException ex, Model model, Locale locale) {
		return listWith(text("calendar.problem.too-large", locale), model, locale);
	}

	@ExceptionHandler({ NoFileException.class, MultipartException.class })
	@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
	String empty(Model model, Locale locale) {
		return listWith(text("calendar.problem.no-file", locale), model, locale);
	}

	private String listWith(String refusal, Model model, Locale locale) {
		model.addAttribute("refusal", refusal);
		addYears(model, locale);
		return "calendar-years";
	}

	private void addYears(Model model, Locale locale) {
		model.addAttribute("years", this.years.loaded());
		model.addAttribute("missing", this.years.missing());
		model.addAttribute("history", this.years.history());
		addDays(model, locale);
	}

	private void addPreview(Model model, CalendarPreview preview, Locale locale) {
		model.addAttribute("preview", preview);
		addDays(model, locale);
	}

	private void addDays(Model model, Locale locale) {
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
		model.addAttribute("moments", new Moments(this.clock.getZone()));
	}

	private String text(String key, Locale locale, Object... values) {
		return this.messages.getMessage(key, values, locale);
	}

	private static final class NoFileException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
