package resolute.dashboard.publicpage;

import java.util.List;
import java.util.Map;

import resolute.dashboard.Overview;

/**
 * What everybody may read of a resolution.
 *
 * @param overview its recommendations and where they stand, as the coordinator sees them
 * @param venue where it was adopted
 * @param preamble what stands before the recommendations
 * @param late who is late, by the number of the recommendation
 * @param documents what is published, by the number of the recommendation
 */
record PublicPage(Overview overview, String venue, String preamble, Map<String, Late> late,
		Map<String, List<Publication.Document>> documents) {

	/**
	 * Who is late with a recommendation.
	 *
	 * @param named authorities
	 * @param others how many companies and groups, which are not named: some of them are
	 * persons
	 */
	record Late(List<String> named, int others) {

	}

}
