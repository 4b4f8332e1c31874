package resolute.execution.process.initiative;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import resolute.execution.process.ModelBean;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.InitiativeView;
import resolute.register.InitiativeRegister.NewInitiative;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/** The register of initiatives in process models. */
@Component
@ModelBean
public class Initiatives {

	private final InitiativeRegister register;

	private final Participants participants;

	Initiatives(InitiativeRegister register, Participants participants) {
		this.register = register;
		this.participants = participants;
	}

	/** Whether the register of a resolution has been opened. */
	public boolean isRegisterOpen(String resolutionId) {
		return this.register.openedOn(new ResolutionId(resolutionId)).isPresent();
	}

	/**
	 * An initiative as whoever decides on it has to read it: fits into the description of
	 * a task, which has at most 4000 characters.
	 */
	public String describe(String initiativeId) {
		InitiativeView initiative = this.register.find(UUID.fromString(initiativeId)).orElseThrow();
		NewInitiative content = initiative.content();
		List<String> lines = new ArrayList<>();
		lines.add("«" + content.title() + "»");
		this.participants.find(content.organisation())
			.map(OrganisationView::name)
			.ifPresent((name) -> lines.add("Заявитель: " + name));
		initiative.number().ifPresent((number) -> lines.add("Номер в реестре: " + number));
		lines.add("Проблема: " + content.problem());
		lines.add("Решение: " + content.solution());
		content.cost().ifPresent((cost) -> lines.add("Стоимость, ₽: " + cost.toPlainString()));
		content.fundingSources().ifPresent((sources) -> lines.add("Источники средств: " + sources));
		content.startsOn().ifPresent((day) -> lines.add("Начало: " + day));
		content.endsOn().ifPresent((day) -> lines.add("Окончание: " + day));
		content.effect().ifPresent((effect) -> lines.add("Ожидаемый результат: " + effect));
		initiative.reason().ifPresent((remarks) -> lines.add("Замечания: " + remarks));
		String text = String.join("\n", lines);
		return text.substring(0, Math.min(text.length(), 3500));
	}

}
