package resolute.execution.process;

/** Variables that every recommendation's process may have: ids, dates and flags only. */
public final class ProcessVariables {

	/** The id of the resolution. */
	public static final String RESOLUTION_ID = "resolutionId";

	/** The first moment of the day the recommendation was started. */
	public static final String STARTED_ON = "startedOn";

	/** The organisation of a branch of a multi-instance. */
	public static final String ORGANISATION = "organisation";

	/** The code of the reporting period a recurring process is in. */
	public static final String PERIOD = "period";

	/** The kind of outcome to record: an input of the service task that does. */
	public static final String KIND = "kind";

	/** The kind of outcome that was recorded last. */
	public static final String OUTCOME = "outcome";

	private ProcessVariables() {
	}

}
