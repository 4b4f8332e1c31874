package resolute.execution;

import java.util.List;
import java.util.stream.Collectors;

/** Something cannot be done like this: nothing was done, and the person can mend it. */
public class ActionRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial") // Never leaves the machine.
	private final List<Problem> problems;

	public ActionRefusedException(List<Problem> problems) {
		super(problems.stream().map(Problem::message).collect(Collectors.joining(" ")));
		this.problems = List.copyOf(problems);
	}

	public List<Problem> problems() {
		return this.problems;
	}

	/**
	 * One thing that is wrong.
	 *
	 * @param field which value; empty if it is the whole
	 * @param message what is wrong and what to do, in the language of the person
	 */
	public record Problem(String field, String message) {
	}

}
