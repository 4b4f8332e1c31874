package resolute.execution.process.programmes;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.ProcessVariables;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * Records how 2.2 ended as a whole: carried out if at least one settlement carried it
 * out; otherwise obsolete if the coordinator closed it for one, else declined.
 */
@Component
class RecordSettlementsSupportDelegate implements JavaDelegate {

	private final Outcomes outcomes;

	RecordSettlementsSupportDelegate(Outcomes outcomes) {
		this.outcomes = outcomes;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RecommendationKey recommendation = RecommendationKey.parse(execution.getProcessBusinessKey());
		OutcomeKind kind = whole(this.outcomes.of(recommendation)
			.stream()
			.filter((outcome) -> outcome.organisation().isPresent() && outcome.period().isEmpty())
			.map(Outcomes.Outcome::kind)
			.collect(Collectors.toSet()));
		this.outcomes.record(new Outcomes.Outcome(recommendation, Optional.empty(), Optional.empty(), kind));
		execution.setVariable(ProcessVariables.OUTCOME, kind.code());
	}

	private static OutcomeKind whole(Set<OutcomeKind> settlements) {
		if (settlements.contains(OutcomeKind.CARRIED_OUT)) {
			return OutcomeKind.CARRIED_OUT;
		}
		return settlements.contains(OutcomeKind.OBSOLETE) ? OutcomeKind.OBSOLETE : OutcomeKind.DECLINED;
	}

}
