package resolute.dashboard.organisation;

import java.time.LocalDate;
import java.util.Optional;

import resolute.dashboard.item.Discipline;
import resolute.participant.OrganisationKind;
import resolute.shared.OrganisationId;

/**
 * An organisation in the list.
 *
 * @param id its id
 * @param kind what it is
 * @param name its name
 * @param validTo its last day, if it ends
 * @param successor the name of who has taken over
 * @param owed all it has ever had to do, of which what is open counts here
 * @param period how it kept its dates in the chosen period
 */
public record OrganisationRow(OrganisationId id, OrganisationKind kind, String name, Optional<LocalDate> validTo,
		Optional<String> successor, Discipline owed, Discipline period) {

	/** What is still to be done, late or not. */
	public int open() {
		return this.owed.open() + this.owed.overdue();
	}

	/** Orders by rate; who has none comes after who has. */
	int rateOrElse(int none) {
		return this.period.rate().orElse(none);
	}

}
