package resolute.resolution;

import java.util.List;

import resolute.participant.OrganisationKind;
import resolute.shared.RecommendationKey;

/**
 * A recommendation as others see it.
 *
 * @param key the resolution and the number
 * @param position its place among the others, from 1
 * @param title a short name of ours
 * @param text as printed, word for word
 * @param addressee whom it addresses; all organisations of that kind
 * @param processId the process that carries it out
 * @param waitsFor recommendations of the same resolution that have to come first
 */
public record RecommendationView(RecommendationKey key, int position, String title, String text,
		OrganisationKind addressee, String processId, List<RecommendationKey> waitsFor) {

	public RecommendationView {
		waitsFor = List.copyOf(waitsFor);
	}

}
