package resolute.execution.process.publiccouncil;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** Refuses officials among the candidates, and says whether the call has failed. */
@Component
class ListCandidatesHandler implements FormHandler {

	private final CandidateLists lists;

	ListCandidatesHandler(CandidateLists lists) {
		this.lists = lists;
	}

	@Override
	public String form() {
		return PublicCouncil.CANDIDATES_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		CandidateLists.refuseOfficialsAndRepeated(submission, PublicCouncil.CANDIDATES, violations);
	}

	@Override
	public void record(Submission submission) {
		submission.setVariable(PublicCouncil.ENOUGH_CANDIDATES,
				this.lists.isEnough(submission.rows(PublicCouncil.CANDIDATES)));
		submission.setVariable(PublicCouncil.FAILED_CALLS, this.lists.failedCalls(submission.recommendation()));
	}

}
