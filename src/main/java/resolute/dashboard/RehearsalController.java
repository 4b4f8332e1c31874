package resolute.dashboard;

import java.util.Locale;
import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells Camunda's web applications what to show while the system rehearses. */
@RestController
class RehearsalController {

	private final RehearsalBanner banner;

	RehearsalController(RehearsalBanner banner) {
		this.banner = banner;
	}

	@GetMapping("/api/rehearsal")
	ResponseEntity<Map<String, String>> rehearsal(Locale locale) {
		return this.banner.find(locale)
			.map((text) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("text", text)))
			.orElseGet(() -> ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build());
	}

}
