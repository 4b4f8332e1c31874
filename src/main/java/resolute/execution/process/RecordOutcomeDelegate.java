package resolute.execution.process;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/**
 * Records how a recommendation ended: the kind in the input {@code kind}, for the
 * organisation in {@code organisation} and the period in {@code period} if the model sets
 * them. The variable {@code outcome} tells it to whoever called the process.
 */
@Component
class RecordOutcomeDelegate implements JavaDelegate {

	private final Outcomes outcomes;

	private final Acceptance acceptance;

	RecordOutcomeDelegate(Outcomes outcomes, Acceptance acceptance) {
		this.outcomes = outcomes;
		this.acceptance = acceptance;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String kind = variable(execution, ProcessVariables.KIND).orElseThrow();
		RecommendationKey recommendation = RecommendationKey.parse(execution.getProcessBusinessKey());
		Optional<OrganisationId> organisation = variable(execution, ProcessVariables.ORGANISATION)
			.map(OrganisationId::new);
		this.outcomes.record(new Outcomes.Outcome(recommendation, organisation,
				variable(execution, ProcessVariables.PERIOD).map(ReportingPeriod::parse), OutcomeKind.of(kind)));
		this.acceptance.conclude(OutcomeKind.of(kind), recommendation, execution.getProcessInstanceId(), organisation);
		execution.setVariable(ProcessVariables.OUTCOME, kind);
	}

	private static Optional<String> variable(DelegateExecution execution, String name) {
		return Optional.ofNullable((String) execution.getVariable(name));
	}

}
