package resolute.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Two instances in one directory: the second one says what to do. */
class DirectoryInUseFailureAnalyzer extends AbstractFailureAnalyzer<DirectoryInUseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DirectoryInUseException cause) {
		return new FailureAnalysis(cause.getMessage(), "Stop it, or choose another directory with RESOLUTE_HOME.",
				cause);
	}

}
