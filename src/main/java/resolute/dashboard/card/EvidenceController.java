package resolute.dashboard.card;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import resolute.outcome.EvidenceFiles;
import resolute.outcome.EvidenceFiles.StoredFile;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * Gives out the documents that were handed in for a recommendation. Somebody uploaded
 * them, so nothing in them may act in our name: they are named for what they were found
 * to be, never guessed at, and can neither run nor load anything.
 */
@Controller
@RequestMapping("/resolutions/{resolution}/{number}/evidence/{id}")
class EvidenceController {

	/** What browsers show without running anything. */
	static final Set<String> PREVIEWED = Set.of(MediaType.APPLICATION_PDF_VALUE, MediaType.IMAGE_JPEG_VALUE,
			MediaType.IMAGE_PNG_VALUE);

	private static final String NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; sandbox";

	/**
	 * The viewers of browsers are pages with styles; sandboxed, they show nothing. No
	 * script of a document runs outside of them.
	 */
	private static final String NOTHING_RUNS_BUT_THE_VIEWER = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

	private final EvidenceFiles files;

	EvidenceController(EvidenceFiles files) {
		this.files = files;
	}

	@GetMapping
	void download(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id,
			HttpServletResponse response) throws IOException {
		StoredFile file = find(resolution, number, id);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, named(ContentDisposition.attachment(), file));
		response.setHeader("Content-Security-Policy", NOTHING_RUNS);
		send(file, MediaType.APPLICATION_OCTET_STREAM_VALUE, response);
	}

	@GetMapping("/preview")
	void preview(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id,
			HttpServletResponse response) throws IOException {
		StoredFile file = find(resolution, number, id);
		if (!PREVIEWED.contains(file.contentType())) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		boolean pdf = MediaType.APPLICATION_PDF_VALUE.equals(file.contentType());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, named(ContentDisposition.inline(), file));
		response.setHeader("Content-Security-Policy", pdf ? NOTHING_RUNS_BUT_THE_VIEWER : NOTHING_RUNS);
		send(file, file.contentType(), response);
	}

	private void send(StoredFile file, String type, HttpServletResponse response) throws IOException {
		response.setContentType(type);
		response.setContentLengthLong(file.size());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
		this.files.write(file, response.getOutputStream());
	}

	private StoredFile find(String resolution, String number, UUID id) {
		return this.files.find(CardController.key(resolution, number), id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static String named(ContentDisposition.Builder disposition, StoredFile file) {
		return disposition.filename(file.name(), StandardCharsets.UTF_8).build().toString();
	}

}
