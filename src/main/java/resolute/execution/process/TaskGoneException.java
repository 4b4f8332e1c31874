package resolute.execution.process;

/** A task has been completed or withdrawn, or is not this person's. */
public class TaskGoneException extends RuntimeException {

	TaskGoneException(String taskId) {
		super("Task " + taskId + " is not open any more");
	}

}
