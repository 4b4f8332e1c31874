package resolute.security;

import java.io.Serializable;
import java.time.Instant;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in. Lives in the session, which a cluster shares.
 *
 * @param id the user's id in the engine
 * @param displayName how to call the user
 * @param verifiedAt when the account and its groups were last looked up
 */
record SignedInUser(String id, String displayName, Instant verifiedAt) implements AuthenticatedPrincipal, Serializable {

	@Override
	public String getName() {
		return this.id;
	}

}
