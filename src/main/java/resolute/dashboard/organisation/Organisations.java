package resolute.dashboard.organisation;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import resolute.participant.OrganisationProfile;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What the pages of organisations have in common. */
final class Organisations {

	private Organisations() {
	}

	/** The organisation an address names; 404 if there is none. */
	static OrganisationProfile known(Participants participants, String id) {
		try {
			return participants.profile(new OrganisationId(id))
				.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

	static String user(HttpServletRequest request) {
		@Nullable String user = request.getRemoteUser();
		if (user == null) {
			throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
		}
		return user;
	}

}
