package resolute.execution.process.publiccouncil;

import java.util.List;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.outcome.Submissions;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * Takes the creation of the council off control only with the protocol of its first
 * meeting and a published membership, or with two failed calls on record.
 */
@Component
class PublicCouncilRemovalHandler implements FormHandler {

	private final Submissions submissions;

	private final CandidateLists lists;

	PublicCouncilRemovalHandler(Submissions submissions, CandidateLists lists) {
		this.submissions = submissions;
		this.lists = lists;
	}

	@Override
	public String form() {
		return PublicCouncil.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		RecommendationKey recommendation = submission.recommendation();
		if ("accept".equals(submission.choice("decision")) && !isEstablished(recommendation)
				&& this.lists.failedCalls(recommendation) < CandidateLists.FAILED_CALLS_ENOUGH) {
			violations.reject(submission.field("decision"), "public-council.not-done",
					CandidateLists.FAILED_CALLS_ENOUGH);
		}
	}

	private boolean isEstablished(RecommendationKey recommendation) {
		return isHandedIn(recommendation, PublicCouncil.HOLD_FIRST_MEETING)
				&& isHandedIn(recommendation, PublicCouncil.PUBLISH_MEMBERSHIP);
	}

	private boolean isHandedIn(RecommendationKey recommendation, String activity) {
		return this.submissions.latest(recommendation, null, List.of(activity)).isPresent();
	}

}
