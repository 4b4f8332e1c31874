package resolute.participant;

import java.util.List;

/** A password that the policy does not allow. */
public class PasswordRefusedException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final List<String> rules;

	PasswordRefusedException(String userId, List<String> rules) {
		super("The password for " + userId + " is refused. It needs " + String.join(", ", rules) + ".");
		this.rules = List.copyOf(rules);
	}

	/** What the password lacks, a phrase for each rule: «at least 10 characters». */
	public List<String> rules() {
		return this.rules;
	}

}
