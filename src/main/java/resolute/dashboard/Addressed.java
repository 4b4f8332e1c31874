package resolute.dashboard;

import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What the address of a request names. */
public final class Addressed {

	private Addressed() {
	}

	/**
	 * The recommendation that an address names.
	 * @throws ResponseStatusException 404, if it cannot be one
	 */
	public static RecommendationKey recommendation(String resolution, String number) {
		try {
			return new RecommendationKey(new ResolutionId(resolution), number);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

}
