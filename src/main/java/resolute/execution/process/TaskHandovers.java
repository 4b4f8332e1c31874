package resolute.execution.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import resolute.deadline.DeadlineRegister;
import resolute.participant.Participants;
import resolute.participant.SubstitutionEnded;
import resolute.participant.SubstitutionStarted;
import resolute.participant.Substitutions;
import resolute.shared.OrganisationId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Brings tasks to whoever has them now instead of whom the model or a person named: to
 * the substitute of somebody who is away, to the successor of an organisation that is no
 * more.
 *
 * <p>
 * A process keeps the name it began with in its variables: it is the key of what that
 * part of it has entered in the registers. So tasks are moved when they are created,
 * whatever expression names their group, and not the variables.
 */
@Service
public class TaskHandovers {

	private final Participants participants;

	private final Substitutions substitutions;

	private final DeadlineRegister deadlines;

	private final JdbcClient jdbc;

	private final ObjectProvider<TaskService> tasks;

	private final ObjectProvider<IdentityService> identity;

	TaskHandovers(Participants participants, Substitutions substitutions, DeadlineRegister deadlines, JdbcClient jdbc,
			ObjectProvider<TaskService> tasks, ObjectProvider<IdentityService> identity) {
		this.participants = participants;
		this.substitutions = substitutions;
		this.deadlines = deadlines;
		this.jdbc = jdbc;
		this.tasks = tasks;
		this.identity = identity;
	}

	/** A new task for an organisation that has been merged goes to its successor. */
	void offerToHeir(DelegateTask task, Optional<OrganisationId> organisation) {
		Optional<OrganisationId> heir = organisation.map(this.participants::heirOf)
			.filter((it) -> !Optional.of(it).equals(organisation));
		heir.ifPresent((it) -> {
			task.addCandidateGroup(it.value());
			this.deadlines.handTo(task.getId(), it);
			withdrawOffer(task.getId(), organisation.orElseThrow());
		});
	}

	/**
	 * At the end of the transaction: the engine does not find what the command that is
	 * running has not written yet.
	 */
	private void withdrawOffer(String taskId, OrganisationId organisation) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void beforeCommit(boolean readOnly) {
				asApplication(() -> {
					TaskService service = TaskHandovers.this.tasks.getObject();
					if (service.createTaskQuery().taskId(taskId).count() > 0) {
						service.deleteCandidateGroup(taskId, organisation.value());
					}
				});
			}
		});
	}

	/**
	 * A new task that is for a person who is away alone is for the substitute as well,
	 * and nobody holds it yet. Tasks for organisations reach the substitute through the
	 * groups.
	 */
	void offerToSubstitute(DelegateTask task) {
		people(task.getAssignee(), List.copyOf(task.getCandidates()))
			.forEach((person) -> this.substitutions.inForceFor(person).ifPresent((substitution) -> {
				if (person.equals(task.getAssignee())) {
					task.setAssignee(null);
				}
				task.addCandidateUser(person);
				task.addCandidateUser(substitution.substitute());
				note(substitution.id(), task.getId());
			}));
	}

	/**
	 * What an absent person holds for an organisation goes back to it, where the
	 * substitute finds it; what was for that person alone is for both.
	 */
	@EventListener
	void onStarted(SubstitutionStarted event) {
		Set<String> groups = groupsOf(event.absent());
		asApplication(() -> {
			TaskService service = this.tasks.getObject();
			Stream
				.concat(service.createTaskQuery().taskAssignee(event.absent()).list().stream(),
						service.createTaskQuery().taskCandidateUser(event.absent()).list().stream())
				.collect(Collectors.toMap(Task::getId, (task) -> task, (one, same) -> one))
				.values()
				.forEach((task) -> {
					List<IdentityLink> links = service.getIdentityLinksForTask(task.getId());
					if (links.stream()
						.map(IdentityLink::getGroupId)
						.filter(Objects::nonNull)
						.noneMatch(groups::contains)) {
						service.addCandidateUser(task.getId(), event.absent());
						service.addCandidateUser(task.getId(), event.substitute());
						note(event.id(), task.getId());
					}
					if (event.absent().equals(task.getAssignee())) {
						service.setAssignee(task.getId(), null);
					}
				});
		});
	}

	/**
	 * What the substitute has not done goes back to the person it was done for, if that
	 * person still has to do with it.
	 */
	@EventListener
	void onEnded(SubstitutionEnded event) {
		asApplication(() -> {
			TaskService service = this.tasks.getObject();
			for (String taskId : noted(event.id())) {
				@Nullable Task task = service.createTaskQuery().taskId(taskId).singleResult();
				if (task != null) {
					service.deleteCandidateUser(taskId, event.substitute());
					giveBack(service, task, event.substitute(), event.absent());
				}
			}
			this.jdbc.sql("delete from substituted_task where substitution_id = :id").param("id", event.id()).update();
			if (!event.left().isEmpty()) {
				heldFor(event.substitute(), event.left())
					.forEach((task) -> giveBack(service, task, event.substitute(), event.absent()));
			}
		});
	}

	/** What somebody holds for an organisation and may no longer goes back to it. */
	public void release(OrganisationId organisation, String userId) {
		asApplication(() -> heldFor(userId, Set.of(organisation))
			.forEach((task) -> this.tasks.getObject().setAssignee(task.getId(), null)));
	}

	/**
	 * Moves all open tasks and items of an organisation to another one. Whoever holds one
	 * keeps it.
	 * @return how many tasks were moved
	 */
	public int moveAll(OrganisationId from, OrganisationId to) {
		this.deadlines.handAll(from, to);
		return EngineIdentity.asApplication(this.identity.getObject(), () -> {
			TaskService service = this.tasks.getObject();
			List<Task> moving = offeredTo(from).list();
			for (Task task : moving) {
				service.addCandidateGroup(task.getId(), to.value());
				service.deleteCandidateGroup(task.getId(), from.value());
			}
			return moving.size();
		});
	}

	/**
	 * How many open tasks an organisation has, those that are not under control included.
	 */
	public long count(OrganisationId organisation) {
		return EngineIdentity.asApplication(this.identity.getObject(), () -> offeredTo(organisation).count());
	}

	private TaskQuery offeredTo(OrganisationId organisation) {
		return this.tasks.getObject().createTaskQuery().taskCandidateGroup(organisation.value()).includeAssignedTasks();
	}

	private List<Task> heldFor(String userId, Set<OrganisationId> organisations) {
		return this.tasks.getObject()
			.createTaskQuery()
			.taskAssignee(userId)
			.taskCandidateGroupIn(organisations.stream().map(OrganisationId::value).toList())
			.includeAssignedTasks()
			.list();
	}

	private void giveBack(TaskService service, Task task, String from, String to) {
		if (from.equals(task.getAssignee())) {
			Set<String> groups = groupsOf(to);
			boolean concerned = service.getIdentityLinksForTask(task.getId())
				.stream()
				.anyMatch((link) -> IdentityLinkType.CANDIDATE.equals(link.getType()) && (to.equals(link.getUserId())
						|| link.getGroupId() != null && groups.contains(link.getGroupId())));
			service.setAssignee(task.getId(), concerned ? to : null);
		}
	}

	private Set<String> groupsOf(String userId) {
		return this.participants.organisationsOf(userId)
			.stream()
			.map(OrganisationId::value)
			.collect(Collectors.toSet());
	}

	private static Set<String> people(@Nullable String assignee, List<IdentityLink> candidates) {
		return Stream.concat(Stream.ofNullable(assignee), candidates.stream().map(IdentityLink::getUserId))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	private void note(UUID substitution, String taskId) {
		this.jdbc.sql("""
				insert into substituted_task (substitution_id, task_id) values (:substitution, :task)
				on conflict do nothing
				""").param("substitution", substitution).param("task", taskId).update();
	}

	private List<String> noted(UUID substitution) {
		return this.jdbc.sql("select task_id from substituted_task where substitution_id = :substitution")
			.param("substitution", substitution)
			.query(String.class)
			.list();
	}

	private void asApplication(Runnable action) {
		EngineIdentity.asApplication(this.identity.getObject(), action);
	}

}
