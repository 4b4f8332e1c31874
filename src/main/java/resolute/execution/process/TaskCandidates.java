package resolute.execution.process;

import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;

import org.springframework.stereotype.Service;

/**
 * To whom an open task is offered: to organisations, and sometimes to single persons and
 * those who stand in for them.
 */
@Service
public class TaskCandidates {

	private final ProcessEngine engine;

	TaskCandidates(ProcessEngine engine) {
		this.engine = engine;
	}

	/** Whether somebody is among them, or in one of the organisations. */
	public boolean include(String userId, String taskId) {
		return EngineIdentity.asApplication(this.engine.getIdentityService(),
				() -> this.engine.getTaskService()
					.createTaskQuery()
					.taskId(taskId)
					.taskCandidateUser(userId)
					.includeAssignedTasks()
					.count() > 0);
	}

	/** The accounts of the single persons; none if the task is not open. */
	public List<String> people(String taskId) {
		return EngineIdentity.asApplication(this.engine.getIdentityService(), () -> {
			if (this.engine.getTaskService().createTaskQuery().taskId(taskId).count() == 0) {
				return List.<String>of();
			}
			return this.engine.getTaskService()
				.getIdentityLinksForTask(taskId)
				.stream()
				.map(IdentityLink::getUserId)
				.filter(Objects::nonNull)
				.distinct()
				.sorted()
				.toList();
		});
	}

}
