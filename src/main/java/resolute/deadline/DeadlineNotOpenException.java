package resolute.deadline;

/** The work is not awaited any more: it was handed in or withdrawn. */
public class DeadlineNotOpenException extends IllegalStateException {

	DeadlineNotOpenException(String message) {
		super(message);
	}

}
