package resolute.participant;

import java.util.UUID;

/**
 * Somebody stands in for somebody from now on.
 *
 * @param id of the substitution
 * @param absent the account of who is away
 * @param substitute the account of who stands in
 */
public record SubstitutionStarted(UUID id, String absent, String substitute) {

}
