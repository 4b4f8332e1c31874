package resolute.execution.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries what was submitted past the engine. The engine would set every submitted value
 * as a process variable, whether the form has such a field or not; so it gets none of
 * them, and {@link TaskRecorder} takes them from here when the task is completed in the
 * same thread.
 */
@Component
class SubmittedValues {

	/** Names of the fields that are there to be read by the next performer. */
	static final List<String> REMARKS = List.of("comment", "remarks", "disagreement", "differences");

	/**
	 * Answers with which the work goes on or ends, by the field they are given in. What
	 * is said with them is read by whoever gets the next task, but returns nothing.
	 */
	private static final Map<String, Set<String>> ONWARD = Map.of("decision",
			Set.of("accept", "accepted", "acceptRefusal", "approved", "closeAsObsolete", "complete", "create", "missed",
					"open", "postpone", "refuse", "reject", "signed", "support", "supported"),
			"opinion", Set.of("supported", "remarks"));

	/** Decisions of whoever does not take on what was asked. */
	private static final Set<String> REFUSALS = Set.of("declined", "notOurs");

	private final ThreadLocal<@Nullable Submitted> current = new ThreadLocal<>();

	/** Completes a task while its values are held. */
	<T> T during(String taskId, @Nullable Map<String, Object> values, Supplier<T> completion) {
		Submitted before = this.current.get();
		this.current.set(new Submitted(taskId, (values != null) ? values : Map.of()));
		try {
			return completion.get();
		}
		finally {
			this.current.set(before);
		}
	}

	/** The values submitted for a task; none if it is completed without any. */
	Map<String, Object> of(String taskId) {
		return Optional.ofNullable(this.current.get())
			.filter((submitted) -> submitted.taskId().equals(taskId))
			.map(Submitted::values)
			.orElse(Map.of());
	}

	/** The task that is being completed right now. */
	Optional<String> taskId() {
		return Optional.ofNullable(this.current.get()).map(Submitted::taskId);
	}

	/**
	 * What whoever completes a task right now has to say to whoever gets the next one:
	 * why it is handed back, what to mend, why it is refused, why it ended as it did. It
	 * is said to every task that the completion opens, and to no later one.
	 */
	Optional<String> remark() {
		return Optional.ofNullable(this.current.get())
			.map(Submitted::values)
			.flatMap((values) -> REMARKS.stream()
				.flatMap((field) -> text(values, field).stream())
				.map((text) -> (isOnward(values) ? TaskTexts.MESSAGE : TaskTexts.REMARK) + text)
				.findFirst()
				.or(() -> text(values, "decision").filter(REFUSALS::contains)
					.flatMap((refusal) -> text(values, "reason"))
					.map((text) -> TaskTexts.REFUSAL + text)));
	}

	private static boolean isOnward(Map<String, Object> values) {
		return ONWARD.entrySet()
			.stream()
			.anyMatch((answers) -> text(values, answers.getKey()).filter(answers.getValue()::contains).isPresent());
	}

	private static Optional<String> text(Map<String, Object> values, String field) {
		return Optional.ofNullable(values.get(field))
			.filter(String.class::isInstance)
			.map((value) -> ((String) value).strip())
			.filter((text) -> !text.isEmpty());
	}

	private record Submitted(String taskId, Map<String, Object> values) {
	}

}
