package resolute.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import resolute.outcome.EvidenceFiles;
import resolute.outcome.EvidenceFiles.StoredFile;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Sends the documents that were handed in. Somebody uploaded them, so nothing in them may
 * act in our name: they are named for what they were found to be, never guessed at, and
 * can neither run nor load anything.
 */
@Component
public class Downloads {

	/** A policy for content in which nothing is to run. */
	public static final String NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; sandbox";

	private final EvidenceFiles files;

	Downloads(EvidenceFiles files) {
		this.files = files;
	}

	/** As a file to be saved, whatever is in it. */
	public void save(StoredFile file, HttpServletResponse response) throws IOException {
		send(file, ContentDisposition.attachment(), MediaType.APPLICATION_OCTET_STREAM_VALUE, NOTHING_RUNS, response);
	}

	/**
	 * To be shown in a browser.
	 * @param policy what the browser may do with it
	 */
	public void show(StoredFile file, String policy, HttpServletResponse response) throws IOException {
		send(file, ContentDisposition.inline(), file.contentType(), policy, response);
	}

	private void send(StoredFile file, ContentDisposition.Builder disposition, String type, String policy,
			HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				disposition.filename(file.name(), StandardCharsets.UTF_8).build().toString());
		response.setHeader("Content-Security-Policy", policy);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
		response.setContentType(type);
		response.setContentLengthLong(file.size());
		this.files.write(file, response.getOutputStream());
	}

}
