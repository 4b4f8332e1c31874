package resolute.execution.process.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.outcome.Submissions;
import resolute.register.EventKind;
import resolute.register.EventRegister.PlannedEvent;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * Puts the plan last drafted into force. Inputs: {@code planTask}, the id of the user
 * task the plan was drafted in, and {@code organiser}, the organisation that drafted it.
 */
@Component
class PlanEventsDelegate implements JavaDelegate {

	private final Submissions submissions;

	private final EventPlans plans;

	PlanEventsDelegate(Submissions submissions, EventPlans plans) {
		this.submissions = submissions;
		this.plans = plans;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RecommendationKey recommendation = RecommendationKey.parse(execution.getProcessBusinessKey());
		OrganisationId organiser = new OrganisationId((String) execution.getVariable("organiser"));
		Map<String, Object> plan = this.submissions
			.latest(recommendation, organiser, List.of((String) execution.getVariable("planTask")))
			.orElseThrow();
		this.plans.adopt(recommendation, organiser,
				((List<?>) plan.getOrDefault(Events.ROWS, List.of())).stream()
					.map((row) -> event((Map<?, ?>) row))
					.toList(),
				Optional.ofNullable((String) execution.getVariable(EventProgramme.OPINION)));
	}

	private static PlannedEvent event(Map<?, ?> row) {
		return new PlannedEvent(EventKind.of(column(row, Events.KIND)), column(row, Events.TITLE),
				LocalDate.parse(column(row, Events.PLANNED_ON)), column(row, Events.PLACE));
	}

	private static String column(Map<?, ?> row, String name) {
		return String.valueOf(row.get(name));
	}

}
