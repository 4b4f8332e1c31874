package resolute.dashboard.card;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Addressed;
import resolute.dashboard.Downloads;
import resolute.outcome.EvidenceFiles;
import resolute.outcome.EvidenceFiles.StoredFile;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Gives out the documents that were handed in for a recommendation. */
@Controller
@RequestMapping("/resolutions/{resolution}/{number}/evidence/{id}")
class EvidenceController {

	/** What browsers show without running anything. */
	static final Set<String> PREVIEWED = Set.of(MediaType.APPLICATION_PDF_VALUE, MediaType.IMAGE_JPEG_VALUE,
			MediaType.IMAGE_PNG_VALUE);

	/**
	 * The viewers of browsers are pages with styles; sandboxed, they show nothing. No
	 * script of a document runs outside of them.
	 */
	private static final String NOTHING_RUNS_BUT_THE_VIEWER = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

	private final EvidenceFiles files;

	private final Downloads downloads;

	EvidenceController(EvidenceFiles files, Downloads downloads) {
		this.files = files;
		this.downloads = downloads;
	}

	@GetMapping
	void download(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id,
			HttpServletResponse response) throws IOException {
		this.downloads.save(find(resolution, number, id), response);
	}

	@GetMapping("/preview")
	void preview(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id,
			HttpServletResponse response) throws IOException {
		StoredFile file = find(resolution, number, id);
		if (!PREVIEWED.contains(file.contentType())) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		boolean pdf = MediaType.APPLICATION_PDF_VALUE.equals(file.contentType());
		this.downloads.show(file, pdf ? NOTHING_RUNS_BUT_THE_VIEWER : Downloads.NOTHING_RUNS, response);
	}

	private StoredFile find(String resolution, String number, UUID id) {
		return this.files.find(Addressed.recommendation(resolution, number), id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
