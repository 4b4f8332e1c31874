package resolute.execution.process.control;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import resolute.deadline.DeadlineRegister;

import org.springframework.stereotype.Component;

/** Says in the description of the task which item is late. */
@Component
class OverdueTextListener implements TaskListener {

	private final DeadlineRegister deadlines;

	private final ItemText text;

	OverdueTextListener(DeadlineRegister deadlines, ItemText text) {
		this.deadlines = deadlines;
		this.text = text;
	}

	@Override
	public void notify(DelegateTask task) {
		String item = this.text.of(this.deadlines.find(ControlProcess.deadlineId(task)).orElseThrow());
		task.setDescription(Stream.of(Optional.of(item), Optional.ofNullable(task.getDescription()))
			.flatMap(Optional::stream)
			.collect(Collectors.joining("\n\n")));
	}

}
