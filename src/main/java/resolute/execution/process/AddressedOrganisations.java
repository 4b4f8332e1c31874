package resolute.execution.process;

import java.util.List;
import java.util.stream.Stream;

import resolute.participant.Participants;

import org.springframework.stereotype.Component;

/**
 * The organisations that a recommendation is addressed to, for the branches of a
 * multi-instance: {@code ${organisations.settlements()}}. Their ids are the groups that
 * tasks are offered to.
 */
@Component("organisations")
@ModelBean
public class AddressedOrganisations {

	private final Participants participants;

	AddressedOrganisations(Participants participants) {
		this.participants = participants;
	}

	/** All settlement administrations of today. */
	public List<String> settlements() {
		return this.participants.settlements();
	}

	/** All companies of today. */
	public List<String> companies() {
		return this.participants.companies();
	}

	/** All settlement administrations and companies of today. */
	public List<String> settlementsAndCompanies() {
		return Stream.concat(settlements().stream(), companies().stream()).toList();
	}

	/** Whether an organisation exists today: {@code organisations.exists('council')}. */
	public boolean exists(String organisation) {
		return this.participants.exists(organisation);
	}

}
