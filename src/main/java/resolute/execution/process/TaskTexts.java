package resolute.execution.process;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;

/** Puts the description of a task together, which the model only begins. */
public final class TaskTexts {

	/** Begins what a task is returned with. */
	static final String REMARK = "Замечание: ";

	/** Begins why what was asked for is refused. */
	static final String REFUSAL = "Причина отказа: ";

	/** Begins what is said with a decision that returns nothing. */
	static final String MESSAGE = "Сообщение: ";

	private static final List<String> ANSWERS = List.of(REMARK, REFUSAL, MESSAGE);

	/** Characters that the engine keeps. */
	private static final int MAX = 4000;

	private TaskTexts() {
	}

	/** Whether a task is work that has come back. */
	static boolean isReturned(Task task) {
		return task.getDescription() != null && task.getDescription().startsWith(REMARK);
	}

	/**
	 * Puts a text before what is there already. Only what somebody has said with the step
	 * before stays the first thing to read. What is too long loses its end.
	 */
	public static void add(DelegateTask task, String text) {
		Optional<String> present = Optional.ofNullable(task.getDescription());
		boolean answer = present.filter((it) -> ANSWERS.stream().anyMatch(it::startsWith)).isPresent();
		String whole = present.map((it) -> answer ? it + "\n\n" + text : text + "\n\n" + it).orElse(text);
		task.setDescription(whole.substring(0, Math.min(whole.length(), MAX)));
	}

}
