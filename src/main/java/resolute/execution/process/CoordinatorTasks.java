package resolute.execution.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import resolute.execution.form.FormSchema;
import resolute.execution.form.SubmissionRejectedException;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The coordinator's own steps in the processes, done from elsewhere than Tasklist: by the
 * same form, with the same checks and records. Runs in the transaction of the caller,
 * whose business it is who may do them.
 */
@Service
@Transactional
public class CoordinatorTasks {

	/** Of instances that have the business key of a recommendation and are not it. */
	private static final Set<String> BESIDE = Set.of("carryOutAssignmentProcess", "escalateOverdueProcess",
			"extendDeadlineProcess");

	/** What a choice is called that ends a recommendation that recurs. */
	private static final String RECURRENCE = "recurrence";

	/**
	 * The variables a task sees first, from the inside to the outside: whose part of the
	 * work it is, and of which period.
	 */
	private static final String PARTS = """
			with recursive enclosing as (
				select task_id, t.execution_id_ as execution, 0 as depth
				from unnest(cast(:tasks as varchar[])) as given (task_id) join act_ru_task t on t.id_ = given.task_id
				union all
				select task_id, e.parent_id_, depth + 1 from enclosing
				join act_ru_execution e on e.id_ = enclosing.execution where e.parent_id_ is not null
			), seen as (
				select distinct on (task_id, v.name_) task_id, v.name_, v.text_ from enclosing
				join act_ru_variable v on v.execution_id_ = enclosing.execution and v.name_ in ('organisation', 'period')
				order by task_id, v.name_, depth
			)
			select task_id, max(text_) filter (where name_ = 'organisation') as organisation,
				max(text_) filter (where name_ = 'period') as period
			from seen group by task_id
			""";

	private final ProcessEngine engine;

	private final TaskForms forms;

	private final JdbcClient jdbc;

	CoordinatorTasks(ProcessEngine engine, TaskForms forms, JdbcClient jdbc) {
		this.engine = engine;
		this.forms = forms;
		this.jdbc = jdbc;
	}

	/** The form of an open task; empty if the task is not open any more. */
	@Transactional(readOnly = true)
	public Optional<FormSchema> form(String taskId) {
		return EngineIdentity.asApplication(this.engine.getIdentityService(), () -> task(taskId).map(this.forms::of));
	}

	/** Whose part of the work open tasks belong to, with one statement for all. */
	@Transactional(readOnly = true)
	public Map<String, Part> parts(List<String> taskIds) {
		return this.jdbc.sql(PARTS)
			.param("tasks", taskIds.toArray(String[]::new))
			.query((row, number) -> Map.entry(row.getString("task_id"),
					new Part(Optional.ofNullable(row.getString("organisation")).map(OrganisationId::new),
							Optional.ofNullable(row.getString("period")).map(ReportingPeriod::parse))))
			.list()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * Takes a task and hands in its form in somebody's name.
	 * @param values by field, as a browser would send them
	 * @throws SubmissionRejectedException if the form does not take them
	 * @throws TaskGoneException if somebody else has done it
	 */
	public void complete(String taskId, Map<String, Object> values, String by) {
		try {
			EngineIdentity.asApplication(this.engine.getIdentityService(), () -> {
				if (task(taskId).isEmpty()) {
					throw new TaskGoneException(taskId);
				}
				this.engine.getTaskService().setAssignee(taskId, by);
				this.engine.getTaskService().complete(taskId, values);
			});
		}
		catch (FormFieldValidationException ex) {
			if (ex.getCause() instanceof SubmissionRejectedException rejected) {
				throw rejected;
			}
			throw ex;
		}
		catch (OptimisticLockingException ex) {
			throw new TaskGoneException(taskId);
		}
	}

	/** The process that carries out a recommendation, as long as it runs. */
	@Transactional(readOnly = true)
	public Optional<Running> running(RecommendationKey recommendation) {
		return EngineIdentity.asApplication(this.engine.getIdentityService(),
				() -> this.engine.getRuntimeService()
					.createProcessInstanceQuery()
					.processInstanceBusinessKey(recommendation.toString())
					.list()
					.stream()
					.filter((instance) -> !BESIDE.contains(key(instance.getProcessDefinitionId())))
					.findFirst()
					.map((instance) -> new Running(instance.getProcessInstanceId(),
							recurs(instance.getProcessDefinitionId()))));
	}

	private String key(String definition) {
		return this.engine.getRepositoryService().getProcessDefinition(definition).getKey();
	}

	/** Whether some gateway asks if there is to be another period. */
	private boolean recurs(String definition) {
		return this.engine.getRepositoryService()
			.getBpmnModelInstance(definition)
			.getModelElementsByType(ConditionExpression.class)
			.stream()
			.anyMatch((condition) -> condition.getTextContent().contains(RECURRENCE));
	}

	private Optional<Task> task(String id) {
		return Optional.ofNullable(this.engine.getTaskService().createTaskQuery().taskId(id).singleResult());
	}

	/**
	 * What part of a recommendation a task belongs to.
	 *
	 * @param organisation whose part; empty if it is that of all
	 * @param period of which period; empty if there are none
	 */
	public record Part(Optional<OrganisationId> organisation, Optional<ReportingPeriod> period) {

		/** Of a task that belongs to no part. */
		public static final Part WHOLE = new Part(Optional.empty(), Optional.empty());

	}

	/**
	 * The process of a recommendation.
	 *
	 * @param processInstance its id
	 * @param recurring whether it goes on from period to period until somebody ends it
	 */
	public record Running(String processInstance, boolean recurring) {
	}

}
