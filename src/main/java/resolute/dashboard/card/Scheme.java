package resolute.dashboard.card;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The process of a recommendation as a picture, and in words.
 *
 * @param xml its model
 * @param done elements that have been passed
 * @param steps where it stands now, what is due first before the others
 * @param unlisted how many more open steps there are
 */
record Scheme(String xml, Set<String> done, List<OpenStep> steps, int unlisted) {

	/** The steps of the model itself, by its elements. */
	Map<String, List<OpenStep>> tokens() {
		return this.steps.stream()
			.filter((step) -> step.activity().isPresent())
			.collect(Collectors.groupingBy((step) -> step.activity().orElseThrow(),
					Collectors.mapping(Function.identity(), Collectors.toList())));
	}

}
