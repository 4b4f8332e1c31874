package resolute.participant;

import java.util.Optional;

import resolute.shared.OrganisationId;

/**
 * An organisation as others see it.
 *
 * @param id also the id of the group of its members in the engine
 * @param kind what it is for a resolution
 * @param name its full Russian name
 * @param email where formal notices go
 * @param head the name of who heads it
 * @param sample whether it came with the samples and stands for a real one to be entered
 */
public record OrganisationView(OrganisationId id, OrganisationKind kind, String name, Optional<String> email,
		Optional<String> head, boolean sample) {

}
