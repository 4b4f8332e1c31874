package resolute.execution.process;

import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;

/**
 * Gives a task back if the current user holds it and it is offered to somebody: to an
 * organisation, or to persons. A task that is nobody else's stays where it is, or nobody
 * would find it. Answers whether it was given back.
 */
final class GiveBackCmd implements Command<Boolean> {

	private final String taskId;

	GiveBackCmd(String taskId) {
		this.taskId = taskId;
	}

	@Override
	public Boolean execute(CommandContext context) {
		@Nullable Authentication user = context.getAuthentication();
		@Nullable TaskEntity task = context.getTaskManager().findTaskById(this.taskId);
		if (user == null || task == null || user.getUserId() == null || !user.getUserId().equals(task.getAssignee())
				|| !isOffered(task)) {
			return false;
		}
		return context.runWithoutAuthorization(() -> {
			new AssignTaskCmd(this.taskId, null).execute(context);
			return true;
		});
	}

	private static boolean isOffered(TaskEntity task) {
		return task.getIdentityLinks().stream().anyMatch((link) -> IdentityLinkType.CANDIDATE.equals(link.getType()));
	}

}
