package resolute.execution.process.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import resolute.execution.process.ProcessVariables;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of the council's months, for pages of ours. */
@Service
@Transactional
public class CouncilTasks {

	private final ObjectProvider<TaskService> tasks;

	private final ObjectProvider<RuntimeService> runtime;

	private final Clock clock;

	CouncilTasks(ObjectProvider<TaskService> tasks, ObjectProvider<RuntimeService> runtime, Clock clock) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.clock = clock;
	}

	/** The month that an open task of a council's process belongs to. */
	@Transactional(readOnly = true)
	public Optional<Place> placeOf(String taskId) {
		return Optional
			.ofNullable(this.tasks.getObject()
				.createTaskQuery()
				.taskId(taskId)
				.processDefinitionKey(CouncilMeetings.PROCESS)
				.singleResult())
			.flatMap((task) -> month(task).map((month) -> new Place(RecommendationKey.parse(this.runtime.getObject()
				.createProcessInstanceQuery()
				.processInstanceId(task.getProcessInstanceId())
				.singleResult()
				.getBusinessKey()), month)));
	}

	/**
	 * The last day on which the meeting of a month can be, the same as when its date is
	 * fixed.
	 */
	@Transactional(readOnly = true)
	public LocalDate latestDay(RecommendationKey recommendation, ReportingPeriod month) {
		return open(recommendation, CouncilMeetings.HOLD, month).stream()
			.findFirst()
			.map((task) -> CouncilMeetings.latest(
					(Date) this.runtime.getObject().getVariable(task.getExecutionId(), CouncilMeetings.MEET_BY), month,
					this.clock))
			.orElseGet(month::lastDay);
	}

	/** Whether the task to inform the audiences is open in a month. */
	@Transactional(readOnly = true)
	public boolean isInforming(RecommendationKey recommendation, ReportingPeriod month) {
		return !informing(recommendation, month).isEmpty();
	}

	/**
	 * Fills in the task to inform the audiences that one of them has been written to: its
	 * form shows that when it is opened.
	 */
	public void noteInformed(RecommendationKey recommendation, ReportingPeriod month, String audience, LocalDate day) {
		informing(recommendation, month).forEach((task) -> this.tasks.getObject()
			.setVariablesLocal(task.getId(), Map.of(audience + CouncilMeetings.INFORMED, true,
					audience + CouncilMeetings.CHANNEL, "email", audience + CouncilMeetings.ON, day.toString())));
	}

	private List<Task> informing(RecommendationKey recommendation, ReportingPeriod month) {
		return open(recommendation, CouncilMeetings.INFORM, month);
	}

	private List<Task> open(RecommendationKey recommendation, String key, ReportingPeriod month) {
		return this.tasks.getObject()
			.createTaskQuery()
			.processInstanceBusinessKey(recommendation.toString())
			.taskDefinitionKey(key)
			.list()
			.stream()
			.filter((task) -> month(task).filter(month::equals).isPresent())
			.toList();
	}

	private Optional<ReportingPeriod> month(Task task) {
		return Optional
			.ofNullable((String) this.runtime.getObject().getVariable(task.getExecutionId(), ProcessVariables.PERIOD))
			.map(ReportingPeriod::parse);
	}

	/** A month of a council. */
	public record Place(RecommendationKey recommendation, ReportingPeriod month) {
	}

}
