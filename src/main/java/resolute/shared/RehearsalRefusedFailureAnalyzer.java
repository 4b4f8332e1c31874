package resolute.shared;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A rehearsal that is refused ends the start with what to do about it. */
class RehearsalRefusedFailureAnalyzer extends AbstractFailureAnalyzer<RehearsalRefusedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, RehearsalRefusedException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
