package resolute.execution;

import java.util.List;
import java.util.Optional;

import resolute.shared.ReportingPeriod;

/**
 * The coordinator's step of taking a result off control, as its form has it.
 *
 * @param item the step
 * @param organisation whose part of the work it is; empty if it is that of all
 * @param period of which period; empty if there are none
 * @param decisions what can be decided
 */
public record RemovalStep(ControlledItem item, Optional<String> organisation, Optional<ReportingPeriod> period,
		List<Decision> decisions) {

	/** The decision with that value. */
	public Optional<Decision> decision(String value) {
		return this.decisions.stream().filter((decision) -> decision.value().equals(value)).findFirst();
	}

	/**
	 * Something that can be decided.
	 *
	 * @param value {@code accept}, {@code rework}, {@code missed} or
	 * {@code closeAsObsolete}
	 * @param label as the form puts it, in Russian
	 * @param criteria what has to be confirmed for it
	 * @param onwards how to go on after it; empty if there is no choice
	 * @param reasoned whether a reason has to be given: the performer gets it
	 */
	public record Decision(String value, String label, List<Choice> criteria, List<Choice> onwards, boolean reasoned) {
	}

	/**
	 * Something to tick or to choose.
	 *
	 * @param value its name in the form
	 * @param label as the form puts it, in Russian
	 */
	public record Choice(String value, String label) {
	}

}
