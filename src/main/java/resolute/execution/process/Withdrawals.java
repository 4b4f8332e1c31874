package resolute.execution.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes work that is under way off control because it has lost its point. What ends says
 * the model: an event sub-process that the message {@code resolute.withdrawn} starts ends
 * what it stands in and records the outcome. Open tasks in there go away, their deadlines
 * are withdrawn, and whatever waits for that part goes on as after any other outcome.
 *
 * Runs in the transaction of the caller, whose business it is who may withdraw what, and
 * why.
 */
@Service
@Transactional
public class Withdrawals {

	private static final String WITHDRAWN = "resolute.withdrawn";

	private final ObjectProvider<ProcessEngine> engine;

	private final SubmittedValues submitted;

	Withdrawals(ObjectProvider<ProcessEngine> engine, SubmittedValues submitted) {
		this.engine = engine;
		this.submitted = submitted;
	}

	/**
	 * What would end if a task were withdrawn.
	 * @param taskId the id of an open task
	 * @param extent how much of what surrounds it
	 * @return empty if there is no such open task, or its model provides for no
	 * withdrawal
	 */
	@Transactional(readOnly = true)
	public Optional<Scope> scopeOf(String taskId, Extent extent) {
		return unchecked(() -> find(taskId, extent).map(Found::scope));
	}

	/**
	 * Ends the part of a recommendation that a task belongs to as obsolete.
	 * @param taskId the id of an open task
	 * @param extent how much of what surrounds it
	 * @return what has ended
	 * @throws IllegalStateException if there is no such open task, or its model provides
	 * for no withdrawal: {@link #scopeOf} tells beforehand
	 */
	public Scope withdraw(String taskId, Extent extent) {
		return unchecked(() -> {
			Found found = find(taskId, extent)
				.orElseThrow(() -> new IllegalStateException("Task " + taskId + " cannot be withdrawn"));
			// Whoever goes on is not told the reason as if it were a remark on their
			// work.
			return this.submitted.during(taskId, null, () -> {
				runtime().messageEventReceived(WITHDRAWN, found.execution());
				return found.scope();
			});
		});
	}

	/**
	 * What would end if a process were withdrawn as a whole.
	 * @return empty if it does not run any more, or its model provides for no withdrawal
	 */
	@Transactional(readOnly = true)
	public Optional<Scope> scopeOfProcess(String processInstanceId) {
		return unchecked(() -> findWhole(processInstanceId).map(Found::scope));
	}

	/**
	 * Ends a process as obsolete, whatever it waits for.
	 * @return what has ended
	 * @throws IllegalStateException if it does not run any more, its model provides for
	 * no withdrawal, which {@link #scopeOfProcess} tells beforehand, or somebody has
	 * taken it further at the same moment
	 */
	public Scope withdrawProcess(String processInstanceId) {
		return unchecked(() -> {
			Found found = findWhole(processInstanceId)
				.orElseThrow(() -> new IllegalStateException("Process " + processInstanceId + " cannot be withdrawn"));
			try {
				runtime().messageEventReceived(WITHDRAWN, found.execution());
			}
			catch (OptimisticLockingException ex) {
				throw new IllegalStateException("Process " + processInstanceId + " has just moved", ex);
			}
			return found.scope();
		});
	}

	private Optional<Found> findWhole(String processInstanceId) {
		return Optional
			.ofNullable(runtime().createProcessInstanceQuery().processInstanceId(processInstanceId).singleResult())
			.flatMap((process) -> {
				Set<String> waiting = waiting(processInstanceId);
				ActivityInstance whole = Objects.requireNonNull(runtime().getActivityInstance(processInstanceId));
				return find(process.getProcessDefinitionId(), processInstanceId, List.of(whole), waiting);
			});
	}

	private Optional<Found> find(String taskId, Extent extent) {
		return Optional
			.ofNullable(this.engine.getObject().getTaskService().createTaskQuery().taskId(taskId).singleResult())
			.filter((task) -> task.getProcessInstanceId() != null)
			.flatMap((task) -> find(task, extent));
	}

	private Optional<Found> find(Task task, Extent extent) {
		ActivityInstance process = Objects.requireNonNull(runtime().getActivityInstance(task.getProcessInstanceId()));
		List<ActivityInstance> around = (extent == Extent.WHOLE) ? List.of(process) : around(task, process);
		return find(task.getProcessDefinitionId(), task.getProcessInstanceId(), around,
				waiting(task.getProcessInstanceId()));
	}

	private Optional<Found> find(String definition, String processInstance, List<ActivityInstance> around,
			Set<String> waiting) {
		return around.stream()
			.flatMap((activity) -> Stream.of(activity.getExecutionIds())
				.filter(waiting::contains)
				.map((execution) -> new Found(execution, scope(definition, processInstance, activity, execution))))
			.findFirst();
	}

	/** The executions of a process that a withdrawal would end. */
	private Set<String> waiting(String processInstance) {
		return runtime().createExecutionQuery()
			.processInstanceId(processInstance)
			.messageEventSubscriptionName(WITHDRAWN)
			.list()
			.stream()
			.map(Execution::getId)
			.collect(Collectors.toSet());
	}

	/** What surrounds a task within an activity, from the inside to the outside. */
	private static List<ActivityInstance> around(Task task, ActivityInstance activity) {
		for (ActivityInstance child : activity.getChildActivityInstances()) {
			if (child.getActivityId().equals(task.getTaskDefinitionKey())
					&& List.of(child.getExecutionIds()).contains(task.getExecutionId())) {
				return List.of(activity);
			}
			List<ActivityInstance> inside = around(task, child);
			if (!inside.isEmpty()) {
				return Stream.concat(inside.stream(), Stream.of(activity)).toList();
			}
		}
		return List.of();
	}

	private Scope scope(String definition, String processInstance, ActivityInstance activity, String execution) {
		String businessKey = runtime().createProcessInstanceQuery()
			.processInstanceId(processInstance)
			.singleResult()
			.getBusinessKey();
		BpmnModelInstance model = this.engine.getObject().getRepositoryService().getBpmnModelInstance(definition);
		// The activity instance of a process is called after its definition.
		BaseElement element = (activity.getParentActivityInstanceId() != null)
				? model.getModelElementById(activity.getActivityId()) : process(model, definition);
		return new Scope(
				(businessKey != null && businessKey.contains("/")) ? RecommendationKey.parse(businessKey)
						: RecommendationKey.NONE,
				this.engine.getObject().getRepositoryService().getProcessDefinition(definition).getName(),
				variable(execution, ProcessVariables.ORGANISATION).map(OrganisationId::new),
				variable(execution, ProcessVariables.PERIOD).filter((period) -> !endsAllPeriods(element))
					.map(ReportingPeriod::parse));
	}

	private BaseElement process(BpmnModelInstance model, String definition) {
		return model.getModelElementById(
				this.engine.getObject().getRepositoryService().getProcessDefinition(definition).getKey());
	}

	/**
	 * Whether the outcome is recorded without the period the work happens to be in: an
	 * input called {@code period} leaves it out.
	 */
	private static boolean endsAllPeriods(BaseElement scope) {
		return scope.getChildElementsByType(SubProcess.class)
			.stream()
			.filter(SubProcess::triggeredByEvent)
			.filter((subProcess) -> subProcess.getChildElementsByType(StartEvent.class)
				.stream()
				.flatMap((start) -> start.getChildElementsByType(MessageEventDefinition.class).stream())
				.anyMatch((event) -> WITHDRAWN.equals(event.getMessage().getName())))
			.flatMap((subProcess) -> subProcess.getModelInstance()
				.getModelElementsByType(CamundaInputParameter.class)
				.stream()
				.filter((input) -> isWithin(input, subProcess)))
			.anyMatch((input) -> ProcessVariables.PERIOD.equals(input.getCamundaName()));
	}

	private static boolean isWithin(ModelElementInstance element, ModelElementInstance container) {
		return Stream.iterate(element, Objects::nonNull, ModelElementInstance::getParentElement)
			.anyMatch(container::equals);
	}

	private Optional<String> variable(String execution, String name) {
		return Optional.ofNullable((String) runtime().getVariable(execution, name));
	}

	private RuntimeService runtime() {
		return this.engine.getObject().getRuntimeService();
	}

	/**
	 * The engine knows no permission for this, only one to change the whole process
	 * instance, which participants do not have.
	 */
	private <T> T unchecked(Supplier<T> work) {
		return EngineIdentity.asApplication(this.engine.getObject().getIdentityService(), work);
	}

	/** How much ends. */
	public enum Extent {

		/**
		 * The innermost part around the task that has an outcome of its own: what an
		 * organisation, a project or a period contributes; without such a part, the
		 * whole.
		 */
		PART,
		/** The recommendation for everybody. */
		WHOLE

	}

	/**
	 * What ends.
	 *
	 * @param recommendation the recommendation it is, or is part of
	 * @param process the name of the process, which tells an assignment from the
	 * recommendation it was given for
	 * @param organisation whose part; empty if it is that of all of them
	 * @param period which period; empty if it is not one of several
	 */
	public record Scope(RecommendationKey recommendation, String process, Optional<OrganisationId> organisation,
			Optional<ReportingPeriod> period) {
	}

	private record Found(String execution, Scope scope) {
	}

}
