package resolute.participant;

import java.time.LocalDate;
import java.util.Optional;

import resolute.shared.OrganisationId;

/**
 * Everything that is known of an organisation itself.
 *
 * @param id also the id of the group of its members in the engine
 * @param kind what it is for a resolution
 * @param details what can be changed
 * @param successor who has taken over
 * @param version goes up with every change
 */
public record OrganisationProfile(OrganisationId id, OrganisationKind kind, Details details,
		Optional<OrganisationId> successor, int version) {

	/** Whether it exists on a day. */
	public boolean existsOn(LocalDate day) {
		return !day.isBefore(this.details.validFrom())
				&& this.details.validTo().filter((last) -> last.isBefore(day)).isEmpty();
	}

	/**
	 * What can be changed.
	 *
	 * @param name its full name
	 * @param email where formal notices go
	 * @param head the name of who heads it
	 * @param validFrom the first day on which it exists
	 * @param validTo the last one, if it ends
	 */
	public record Details(String name, Optional<String> email, Optional<String> head, LocalDate validFrom,
			Optional<LocalDate> validTo) {
	}

}
