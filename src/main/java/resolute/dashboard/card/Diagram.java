package resolute.dashboard.card;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the script of a card draws.
 *
 * @param xml the model
 * @param done ids of elements that have been passed
 * @param tokens where the process stands
 */
record Diagram(String xml, Set<String> done, List<Token> tokens) {

	/** Lines on a token; the list beneath the picture has all. */
	private static final int LINES = 3;

	static Diagram of(Scheme scheme, CardTexts texts) {
		return new Diagram(scheme.xml(), scheme.done(),
				scheme.tokens()
					.entrySet()
					.stream()
					.map((token) -> token(token.getKey(), token.getValue(), texts))
					.toList());
	}

	private static Token token(String activity, List<OpenStep> steps, CardTexts texts) {
		Stream<String> lines = steps.stream()
			.filter((step) -> step.dueOn().isPresent())
			.limit(LINES)
			.map((step) -> texts.text("card.scheme.days", days(step.workingDays()), who(step)));
		Stream<String> rest = (steps.size() > LINES) ? Stream.of(texts.text("card.scheme.more", steps.size() - LINES))
				: Stream.empty();
		Stream<String> waiting = steps.stream()
			.filter((step) -> step.dueOn().isEmpty())
			.map((step) -> (step.times() > 1) ? texts.text("card.scheme.waiting.times", step.times())
					: texts.text("card.scheme.waiting"));
		return new Token(activity, Stream.of(lines, rest, waiting).flatMap((one) -> one).toList(),
				steps.stream().anyMatch((step) -> step.workingDays() < 0));
	}

	private static String who(OpenStep step) {
		return step.assignee().orElse(step.organisation());
	}

	private static String days(int workingDays) {
		return String.valueOf(workingDays).replace('-', '\u2212');
	}

	/**
	 * Where the process stands.
	 *
	 * @param activity the id of the element
	 * @param lines who has how many working days left
	 * @param late whether somebody is late
	 */
	record Token(String activity, List<String> lines, boolean late) {
	}

}
