package resolute.execution.process;

/**
 * Somebody has changed the same rows at the same moment: the task itself, or what its
 * completion leads to. Nothing was recorded, and nothing is wrong with it.
 */
class CollisionException extends RuntimeException {

	CollisionException(Throwable cause) {
		super("Somebody else was faster", cause);
	}

}
