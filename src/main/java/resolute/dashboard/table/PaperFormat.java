package resolute.dashboard.table;

/** What a paper is written out as. */
public enum PaperFormat {

	/** A workbook. */
	XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
	/** A document for printing. */
	DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

	private final String extension;

	private final String mediaType;

	PaperFormat(String extension, String mediaType) {
		this.extension = extension;
		this.mediaType = mediaType;
	}

	/** At the end of file names. */
	String extension() {
		return this.extension;
	}

	String mediaType() {
		return this.mediaType;
	}

}
