package resolute.dashboard.publicpage;

import java.util.Arrays;

import org.springframework.http.MediaType;

/** What files are given out as: the types that are taken when they are handed in. */
public enum FileType {

	PDF("pdf", "application/pdf"), JPEG("jpg", "image/jpeg"), PNG("png", "image/png"),
	DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
	XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
	/** Whatever else there should be is bytes to every program. */
	OTHER("bin", MediaType.APPLICATION_OCTET_STREAM_VALUE);

	private final String extension;

	private final MediaType mediaType;

	FileType(String extension, String mediaType) {
		this.extension = extension;
		this.mediaType = MediaType.parseMediaType(mediaType);
	}

	static FileType of(String mediaType) {
		return Arrays.stream(values())
			.filter((type) -> type.mediaType.toString().equals(mediaType))
			.findFirst()
			.orElse(OTHER);
	}

	public String extension() {
		return this.extension;
	}

	MediaType mediaType() {
		return this.mediaType;
	}

}
