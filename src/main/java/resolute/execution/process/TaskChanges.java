package resolute.execution.process;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineView;
import resolute.deadline.DueDatesMoved;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps tasks and their deadlines of record together when one of them changes: who has a
 * task is noted on its deadline, and a task's due date follows its deadline and nothing
 * else.
 */
@Component
class TaskChanges {

	private final DeadlineRegister deadlines;

	private final ObjectProvider<TaskService> tasks;

	private final ObjectProvider<IdentityService> identity;

	private final Clock clock;

	TaskChanges(DeadlineRegister deadlines, ObjectProvider<TaskService> tasks, ObjectProvider<IdentityService> identity,
			Clock clock) {
		this.deadlines = deadlines;
		this.tasks = tasks;
		this.identity = identity;
		this.clock = clock;
	}

	/**
	 * A task was claimed, given back, assigned or edited.
	 * @throws BadUserRequestException if somebody sets a due date beside the deadline of
	 * record, whatever permissions they have
	 */
	@EventListener(condition = "#task.eventName == 'update'")
	void onUpdate(DelegateTask task) {
		Optional<DeadlineView> deadline = this.deadlines.ofTask(task.getId());
		if (deadline.isEmpty()) {
			return;
		}
		if (!Objects.equals(task.getDueDate(), EngineDates.endOf(deadline.get().dueOn(), this.clock.getZone()))) {
			throw new BadUserRequestException(
					"The due date of a task is its deadline of record: it changes when an extension is granted");
		}
		if (!deadline.get().assignee().equals(Optional.ofNullable(task.getAssignee()))) {
			this.deadlines.assign(task.getId(), task.getAssignee());
		}
	}

	/**
	 * Whoever moves a deadline may do so; they need no permission on the task beside
	 * that.
	 */
	@EventListener
	void onMoved(DueDatesMoved event) {
		EngineIdentity.asApplication(this.identity.getObject(),
				() -> event.moved()
					.forEach((moved) -> this.tasks.getObject()
						.setDueDate(moved.taskId(), EngineDates.endOf(moved.dueOn(), this.clock.getZone()))));
	}

}
