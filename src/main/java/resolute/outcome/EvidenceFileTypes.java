package resolute.outcome;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;

import org.springframework.stereotype.Component;

/** Finds out what a file is by looking into it. */
@Component
class EvidenceFileTypes {

	private static final Set<String> TAKEN = Set.of("application/pdf", "image/jpeg", "image/png");

	/**
	 * The content type of the main part of an Office Open XML file, to the file's own.
	 */
	private static final Map<String, String> OFFICE = Map.of(
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
			"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

	/** The content type of macros. */
	private static final String MACROS = "\"application/vnd.ms-office.vbaProject\"";

	/** A list of content types is small; a larger one is an attack. */
	private static final int MAX_CONTENT_TYPES = 256 * 1024;

	private final Detector detector = new DefaultDetector();

	/**
	 * Returns the media type of a file.
	 * @throws EvidenceFileRefusedException if it is none that is taken
	 */
	String detect(Path file) throws IOException {
		String type;
		try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
			type = this.detector.detect(content, new Metadata()).toString();
		}
		if (TAKEN.contains(type)) {
			return type;
		}
		if ("application/zip".equals(type) || "application/x-tika-ooxml".equals(type)) {
			return office(file);
		}
		throw new EvidenceFileRefusedException(EvidenceFileRefusedException.Reason.TYPE);
	}

	/**
	 * Reads nothing of the archive but its list of content types, and of that no more
	 * than it may have: whatever else is packed in there is never unpacked.
	 */
	private static String office(Path file) throws IOException {
		try (ZipFile archive = new ZipFile(file.toFile())) {
			ZipEntry entry = archive.getEntry("[Content_Types].xml");
			if (entry != null) {
				return office(archive.getInputStream(entry));
			}
		}
		catch (ZipException ex) {
			// Not an archive after all: refused below.
		}
		throw new EvidenceFileRefusedException(EvidenceFileRefusedException.Reason.TYPE);
	}

	private static String office(InputStream entry) throws IOException {
		byte[] list = entry.readNBytes(MAX_CONTENT_TYPES + 1);
		if (list.length > MAX_CONTENT_TYPES) {
			throw new EvidenceFileRefusedException(EvidenceFileRefusedException.Reason.TYPE);
		}
		String contentTypes = new String(list, StandardCharsets.UTF_8);
		return OFFICE.entrySet()
			.stream()
			.filter((main) -> !contentTypes.contains(MACROS))
			.filter((main) -> contentTypes.contains("\"" + main.getKey() + "\""))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseThrow(() -> new EvidenceFileRefusedException(EvidenceFileRefusedException.Reason.TYPE));
	}

}
