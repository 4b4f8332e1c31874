package resolute.dashboard.schedule;

import java.nio.charset.StandardCharsets;

import resolute.notification.CalendarSubscriptions;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What calendar programs fetch. They cannot sign in: the address is the key. */
@RestController
class FeedController {

	private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

	private final CalendarSubscriptions subscriptions;

	FeedController(CalendarSubscriptions subscriptions) {
		this.subscriptions = subscriptions;
	}

	/** A program that has the latest content already is told so, with 304. */
	@GetMapping("/feeds/{token}.ics")
	ResponseEntity<byte[]> feed(@PathVariable String token) {
		return this.subscriptions.read(token)
			.map(FeedController::answer)
			.orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).cacheControl(CacheControl.noStore()).build());
	}

	private static ResponseEntity<byte[]> answer(CalendarSubscriptions.Feed feed) {
		return ResponseEntity.ok()
			// Asked for each time, or an address that was closed would live on in a
			// cache.
			.cacheControl(CacheControl.noCache().cachePrivate())
			.eTag(feed.hash())
			.lastModified(feed.changedAt())
			.header("X-Robots-Tag", "noindex")
			.contentType(CALENDAR)
			.header("Content-Disposition", "inline; filename=\"deadlines.ics\"")
			.body(feed.content().getBytes(StandardCharsets.UTF_8));
	}

}
