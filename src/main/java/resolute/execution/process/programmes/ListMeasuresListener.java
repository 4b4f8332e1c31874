package resolute.execution.process.programmes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import resolute.execution.process.DayText;
import resolute.execution.process.ProcessVariables;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.register.SupportMeasureRegister;
import resolute.register.SupportMeasureRegister.Entry;
import resolute.register.SupportMeasureRegister.Measure;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/**
 * Shows in the description of a task what the others plan in the year: the settlements'
 * measures to the district, the district's and the other settlements' to a settlement.
 */
@Component
class ListMeasuresListener implements TaskListener {

	/** What the engine keeps of a description. */
	private static final int LONGEST = 4000;

	private final SupportMeasureRegister register;

	private final Participants participants;

	ListMeasuresListener(SupportMeasureRegister register, Participants participants) {
		this.register = register;
		this.participants = participants;
	}

	@Override
	public void notify(DelegateTask task) {
		ResolutionId resolution = RecommendationKey.parse(task.getExecution().getProcessBusinessKey()).resolution();
		OrganisationId own = Optional.ofNullable((String) task.getVariable(ProcessVariables.ORGANISATION))
			.map(OrganisationId::new)
			.orElse(DevelopmentCentre.DISTRICT);
		List<Entry> others = this.register
			.of(resolution, Plans.year((String) task.getVariable(ProcessVariables.PERIOD)))
			.stream()
			.filter((entry) -> !entry.plan().organisation().equals(own))
			.toList();
		String list = others.isEmpty() ? "пока ничего не внесено."
				: others.stream().map(this::line).collect(Collectors.joining());
		String description = task.getDescription() + " " + list;
		task.setDescription(
				(description.length() > LONGEST) ? description.substring(0, LONGEST - 1) + "…" : description);
	}

	private String line(Entry entry) {
		Measure measure = entry.measure();
		OrganisationId organisation = entry.plan().organisation();
		String name = this.participants.find(organisation).map(OrganisationView::name).orElse(organisation.value());
		return "%n— %s, «%s»: %s; %s тыс. руб.; %s; до %s; %s".formatted(name, measure.programme(), measure.measure(),
				measure.amount().toPlainString().replace('.', ','), measure.executor(), DayText.of(measure.term()),
				measure.indicator());
	}

}
