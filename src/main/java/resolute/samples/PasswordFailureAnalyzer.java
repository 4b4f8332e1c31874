package resolute.samples;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import resolute.participant.PasswordRefusedException;

/**
 * A password that was configured and is too weak ends the start with what to do about it.
 */
class PasswordFailureAnalyzer extends AbstractFailureAnalyzer<PasswordRefusedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PasswordRefusedException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Set another RESOLUTE_ADMIN_PASSWORD or RESOLUTE_SAMPLE_PASSWORD, or none to have one generated."
						+ " Nothing has been created.",
				cause);
	}

}
