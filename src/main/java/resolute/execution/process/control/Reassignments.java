package resolute.execution.process.control;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import resolute.deadline.DeadlineRegister;
import resolute.execution.process.EngineIdentity;
import resolute.shared.OrganisationId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives an item to somebody else: the task is offered to another organisation, or held by
 * another person. Runs in the transaction of the caller, whose business it is who may do
 * that.
 */
@Service
@Transactional
public class Reassignments {

	private final DeadlineRegister deadlines;

	private final ObjectProvider<TaskService> tasks;

	private final ObjectProvider<IdentityService> identity;

	Reassignments(DeadlineRegister deadlines, ObjectProvider<TaskService> tasks,
			ObjectProvider<IdentityService> identity) {
		this.deadlines = deadlines;
		this.tasks = tasks;
		this.identity = identity;
	}

	/**
	 * Gives an item to somebody else. Its date stays.
	 * @param organisation who has to do it from now on; empty if that does not change
	 * @param user the account of who holds the task; empty if nobody does yet
	 * @throws IllegalStateException if the item is not open
	 */
	public void reassign(UUID deadlineId, Optional<OrganisationId> organisation, Optional<String> user) {
		String task = this.deadlines.find(deadlineId).orElseThrow().taskId();
		TaskService service = this.tasks.getObject();
		EngineIdentity.asApplication(this.identity.getObject(), () -> {
			organisation.ifPresent((to) -> {
				service.getIdentityLinksForTask(task)
					.stream()
					.filter((link) -> IdentityLinkType.CANDIDATE.equals(link.getType()))
					.map(IdentityLink::getGroupId)
					.filter(Objects::nonNull)
					.forEach((group) -> service.deleteCandidateGroup(task, group));
				service.addCandidateGroup(task, to.value());
				this.deadlines.handTo(deadlineId, to);
			});
			service.setAssignee(task, user.orElse(null));
		});
	}

}
