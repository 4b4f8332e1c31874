package resolute.participant;

import java.util.Set;
import java.util.UUID;

import resolute.shared.OrganisationId;

/**
 * Somebody no longer stands in for somebody.
 *
 * @param id of the substitution
 * @param absent the account of who was away
 * @param substitute the account of who stood in
 * @param left organisations whose tasks are no longer the substitute's business
 */
public record SubstitutionEnded(UUID id, String absent, String substitute, Set<OrganisationId> left) {

	public SubstitutionEnded {
		left = Set.copyOf(left);
	}

}
