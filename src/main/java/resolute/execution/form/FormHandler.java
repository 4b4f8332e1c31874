package resolute.execution.form;

/**
 * What the product does with one form beyond keeping what was entered: checks that look
 * at several fields or at records, and records of its own. Runs when the task is
 * completed, in the engine's transaction.
 */
public interface FormHandler {

	/** The id of the form: {@code draftDecreeForm}. */
	String form();

	/**
	 * Notes in {@code violations} why the submission cannot be taken. Each field has been
	 * checked by itself before. Writes nothing.
	 */
	default void check(Submission submission, Violations violations) {
	}

	/** Translates what was entered into one call of a service. */
	default void record(Submission submission) {
	}

}
