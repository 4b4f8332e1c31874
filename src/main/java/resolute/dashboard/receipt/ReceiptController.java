package resolute.dashboard.receipt;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import resolute.deadline.DeadlineRegister;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Confirms a completed task to whoever has completed it. To others, and while it is open,
 * there is no receipt; coordinators may read all.
 */
@RestController
class ReceiptController {

	private final DeadlineRegister deadlines;

	private final Receipts receipts;

	ReceiptController(DeadlineRegister deadlines, Receipts receipts) {
		this.deadlines = deadlines;
		this.receipts = receipts;
	}

	/**
	 * @param language {@code en} or {@code ru}: Tasklist has the language of the browser,
	 * not the one a cookie remembers for our pages
	 * @param zone of the browser, such as {@code Europe/Moscow}: Tasklist's dates and
	 * times are in it
	 */
	@GetMapping("/api/tasks/{taskId}/receipt")
	Receipt receipt(@PathVariable String taskId, @RequestParam(defaultValue = "ru") String language,
			@RequestParam(defaultValue = "") String zone, HttpServletRequest request) {
		String reader = String.valueOf(request.getRemoteUser());
		boolean coordinator = request.isUserInRole("COORDINATOR") || request.isUserInRole("ADMIN");
		return this.deadlines.ofTask(taskId)
			.filter((item) -> item.submittedBy().filter((by) -> coordinator || by.equals(reader)).isPresent())
			.map((item) -> this.receipts.of(item, reader, coordinator,
					Locale.forLanguageTag("en".equals(language) ? "en" : "ru"), zone(zone)))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** Browsers know more zones than we do, and programs need not say theirs. */
	private static ZoneId zone(String id) {
		try {
			return ZoneId.of(id);
		}
		catch (DateTimeException ex) {
			return ZoneOffset.UTC;
		}
	}

}
