package resolute.execution;

import java.util.UUID;

/**
 * That somebody wants something done. Whether the person may do such things has to be
 * asked before.
 *
 * @param id chosen by whoever asks: the same request sent twice does the thing once
 * @param by the account of who asks
 * @param reason why, as it was typed; may be empty where none is required
 */
public record ActionRequest(UUID id, String by, String reason) {

	/** Characters of a reason. */
	public static final int SHORTEST_REASON = 3;

	/** Characters of a reason. */
	public static final int LONGEST_REASON = 2000;

	public ActionRequest {
		reason = reason.replace("\r\n", "\n").strip();
	}

}
