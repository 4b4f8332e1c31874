package resolute.execution.process.control;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineView;
import resolute.execution.process.Withdrawals;
import resolute.execution.process.Withdrawals.Extent;

import org.springframework.stereotype.Component;

/**
 * Says in the description of the task which item is late, and what would end if it were
 * taken off control.
 */
@Component
class OverdueTextListener implements TaskListener {

	private final DeadlineRegister deadlines;

	private final Withdrawals withdrawals;

	private final ItemText text;

	OverdueTextListener(DeadlineRegister deadlines, Withdrawals withdrawals, ItemText text) {
		this.deadlines = deadlines;
		this.withdrawals = withdrawals;
		this.text = text;
	}

	@Override
	public void notify(DelegateTask task) {
		DeadlineView item = this.deadlines.find(ControlProcess.deadlineId(task)).orElseThrow();
		task.setDescription(Stream
			.of(Optional.of(this.text.of(item)), Optional.ofNullable(task.getDescription()),
					this.withdrawals.scopeOf(item.taskId(), Extent.PART).map(this.text::ofClosing))
			.flatMap(Optional::stream)
			.collect(Collectors.joining("\n\n")));
	}

}
