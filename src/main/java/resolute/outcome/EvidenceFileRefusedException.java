package resolute.outcome;

/** An uploaded file is not taken. */
public class EvidenceFileRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	EvidenceFileRefusedException(Reason reason) {
		super("The file is refused: " + reason);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why it is not taken. */
	public enum Reason {

		/** It has no content. */
		EMPTY,
		/** It is larger than 20 MiB. */
		TOO_LARGE,
		/** It is none of PDF, DOCX, XLSX, JPEG and PNG. */
		TYPE

	}

}
