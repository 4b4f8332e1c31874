package resolute.execution.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
	private static final List<String> REMARKS = List.of("comment", "remarks");

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

	/**
	 * What whoever completes a task right now has to say to whoever gets the next one:
	 * why it is handed back, what to mend.
	 */
	Optional<String> remark() {
		return Optional.ofNullable(this.current.get())
			.flatMap((submitted) -> REMARKS.stream()
				.map(submitted.values()::get)
				.filter((value) -> value instanceof String text && !text.isBlank())
				.map((value) -> ((String) value).strip())
				.findFirst());
	}

	private record Submitted(String taskId, Map<String, Object> values) {
	}

}
