package resolute.participant;

import java.util.Optional;
import java.util.Set;

import resolute.shared.OrganisationId;

/**
 * A person with an account.
 *
 * @param userId the id to sign in with, letters and digits only
 * @param name as shown to others
 * @param email where reminders go
 * @param organisations where the person is a member; several are possible
 */
public record MemberView(String userId, String name, Optional<String> email, Set<OrganisationId> organisations) {

	public MemberView {
		organisations = Set.copyOf(organisations);
	}

}
