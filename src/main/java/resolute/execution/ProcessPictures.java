package resolute.execution;

import java.util.Optional;

import resolute.shared.RecommendationKey;

/** Shows processes to those who know nothing of the engine. */
public interface ProcessPictures {

	/**
	 * The latest process that carries a recommendation out. Costs the same however often
	 * its steps have been repeated.
	 * @param processId the id of the process in its model
	 * @return without a process if none has begun; empty if no such model is deployed
	 */
	Optional<ProcessPicture> find(RecommendationKey recommendation, String processId);

}
