package resolute.dashboard.desk;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of what waits for a coordinator. The first one that applies counts. */
public enum DeskKind {

	/** A result to be taken off control. */
	REMOVAL("removal", "d.removal"),
	/** A request for more time. */
	EXTENSION("extension", "d.activity_id = 'userTask_decideExtension'"),
	/** The clearing up of a delay. */
	REVIEW("review", "d.activity_id = 'userTask_reviewOverdue'"),
	/** Another decision: about a refusal, a note, an objection. */
	DECISION("decision", "true");

	private final String code;

	private final String condition;

	DeskKind(String code, String condition) {
		this.code = code;
		this.condition = condition;
	}

	/** Part of addresses and of message keys. */
	public String code() {
		return this.code;
	}

	/** In SQL, about a row {@code d} of the table of deadlines. */
	String condition() {
		return this.condition;
	}

	/** The kind with that code. */
	public static Optional<DeskKind> ofCode(String code) {
		return Arrays.stream(values()).filter((kind) -> kind.code.equals(code)).findFirst();
	}

}
