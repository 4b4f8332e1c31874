package resolute.execution.process.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.ProcessVariables;
import resolute.outcome.Submissions;
import resolute.register.SupportMeasureRegister;
import resolute.register.SupportMeasureRegister.Plan;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * Puts the district's measures of the year in force by the act that was published last.
 */
@Component
class PutMeasuresInForceDelegate implements JavaDelegate {

	private final SupportMeasureRegister register;

	private final Submissions submissions;

	PutMeasuresInForceDelegate(SupportMeasureRegister register, Submissions submissions) {
		this.register = register;
		this.submissions = submissions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RecommendationKey recommendation = RecommendationKey.parse(execution.getProcessBusinessKey());
		Map<String, Object> act = this.submissions
			.latest(recommendation, DevelopmentCentre.DISTRICT, List.of(DevelopmentCentre.PUBLISH_AMENDMENTS))
			.orElseThrow();
		this.register.putInForce(
				new Plan(recommendation, DevelopmentCentre.DISTRICT,
						Plans.year((String) execution.getVariable(ProcessVariables.PERIOD))),
				String.valueOf(act.get("actNumber")), LocalDate.parse(String.valueOf(act.get("actDate"))));
	}

}
