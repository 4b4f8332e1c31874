package resolute.participant;

/** Somebody else has changed the organisation since it was read. Nothing was written. */
public class OrganisationChangedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient OrganisationProfile now;

	OrganisationChangedException(OrganisationProfile now) {
		super(now.id() + " is at version " + now.version());
		this.now = now;
	}

	/** What it is now. */
	public OrganisationProfile now() {
		return this.now;
	}

}
