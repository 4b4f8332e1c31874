package resolute.dashboard.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Sends papers to browsers. A paper is written to a temporary file first: if that fails,
 * nothing has been sent yet and the reader gets a page that says so; and a slow reader
 * keeps no transaction open.
 */
@Component
public class Papers {

	private final Clock clock;

	Papers(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Writes a paper and sends it as a file to be saved.
	 * @throws TooManyRowsException if it has more rows than a document can have
	 */
	public void send(Paper paper, PaperFormat format, HttpServletResponse response) {
		try {
			Path file = Files.createTempFile("paper", "." + format.extension());
			try {
				write(paper, format, file);
				response.setContentType(format.mediaType());
				response.setContentLengthLong(Files.size(file));
				response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
					.filename("%s %s.%s".formatted(paper.title(), LocalDate.now(this.clock), format.extension()),
							StandardCharsets.UTF_8)
					.build()
					.toString());
				Files.copy(file, response.getOutputStream());
			}
			finally {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Paper paper, PaperFormat format, Path file) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			switch (format) {
				case XLSX -> WorkbookWriter.write(paper, out);
				case DOCX -> DocumentWriter.write(paper, out);
			}
		}
	}

}
