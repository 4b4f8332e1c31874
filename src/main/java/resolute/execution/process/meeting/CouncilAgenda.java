package resolute.execution.process.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import resolute.execution.process.DayText;
import resolute.register.MeetingRegister;
import resolute.register.MeetingRegister.AgendaItem;
import resolute.resolution.RecommendationView;
import resolute.resolution.Resolutions;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts what is long overdue onto the agenda of the council's next meeting. Runs in the
 * transaction of the caller.
 */
@Service
@Transactional
public class CouncilAgenda {

	private static final String HEADING = "Включить в повестку:";

	private static final String END = "\n\n";

	/** The engine keeps 4000 characters of a description, for the whole list. */
	private static final int LONGEST_ITEM = 200;

	private final MeetingRegister register;

	private final Resolutions resolutions;

	private final ObjectProvider<TaskService> tasks;

	CouncilAgenda(MeetingRegister register, Resolutions resolutions, ObjectProvider<TaskService> tasks) {
		this.register = register;
		this.resolutions = resolutions;
		this.tasks = tasks;
	}

	/**
	 * Proposes an overdue item for the agenda. If the agenda is being prepared, the
	 * secretary sees it at once. Proposing the same deadline with the same date again, or
	 * in a resolution without council meetings, does nothing.
	 * @param deadline the id of the deadline
	 * @param dueOn the day it was due
	 * @param text what is overdue and with whom; the date is shown beside it
	 */
	public void propose(ResolutionId resolution, UUID deadline, LocalDate dueOn, String text) {
		this.resolutions.recommendations(resolution)
			.stream()
			.filter((recommendation) -> recommendation.processId().equals(CouncilMeetings.PROCESS))
			.map(RecommendationView::key)
			.forEach((meetings) -> {
				this.register.proposeForAgenda(meetings, deadline, dueOn, text);
				refresh(meetings);
			});
	}

	private void refresh(RecommendationKey meetings) {
		TaskService service = this.tasks.getObject();
		service.createTaskQuery()
			.processInstanceBusinessKey(meetings.toString())
			.taskDefinitionKey(CouncilMeetings.SEND_AGENDA)
			.list()
			.forEach((task) -> {
				task.setDescription(describe(meetings, task.getDescription()));
				service.saveTask(task);
			});
	}

	/**
	 * The description of the task that sends the agenda: what has been proposed for it,
	 * then what the model says. Replaces what it said of proposals before.
	 */
	@Transactional(readOnly = true)
	@Nullable String describe(RecommendationKey meetings, @Nullable String description) {
		List<AgendaItem> items = this.register.proposedForAgenda(meetings);
		String model = (description == null) ? "" : description;
		if (model.startsWith(HEADING)) {
			int end = model.indexOf(END);
			model = (end < 0) ? "" : model.substring(end + END.length());
		}
		if (items.isEmpty()) {
			return model.isEmpty() ? null : model;
		}
		return HEADING + items.stream().map(CouncilAgenda::line).collect(Collectors.joining()) + END + model;
	}

	/** One line, whatever the text has: an empty one ends the list. */
	private static String line(AgendaItem item) {
		String text = item.text().replaceAll("\\s+", " ").strip();
		return "\n— " + ((text.length() > LONGEST_ITEM) ? text.substring(0, LONGEST_ITEM) + "…" : text) + " (срок: "
				+ DayText.of(item.dueOn()) + ")";
	}

}
