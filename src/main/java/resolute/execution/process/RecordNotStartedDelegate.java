package resolute.execution.process;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/**
 * Records that recommendations were not started because the one they depend on was not
 * carried out: their numbers, with commas between, in the input {@code numbers}.
 */
@Component
class RecordNotStartedDelegate implements JavaDelegate {

	private final Outcomes outcomes;

	RecordNotStartedDelegate(Outcomes outcomes) {
		this.outcomes = outcomes;
	}

	@Override
	public void execute(DelegateExecution execution) {
		ResolutionId resolution = new ResolutionId(execution.getProcessBusinessKey());
		for (String number : ((String) execution.getVariable("numbers")).split(",")) {
			this.outcomes.record(new Outcomes.Outcome(new RecommendationKey(resolution, number), Optional.empty(),
					Optional.empty(), OutcomeKind.NOT_STARTED));
		}
	}

}
