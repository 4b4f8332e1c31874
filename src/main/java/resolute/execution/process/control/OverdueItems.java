package resolute.execution.process.control;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import resolute.deadline.DeadlineSettled;
import resolute.deadline.DeadlinesOverdue;
import resolute.deadline.Escalations;
import resolute.deadline.Extensions;
import resolute.execution.process.EngineBatch;
import resolute.execution.process.EngineIdentity;
import resolute.execution.process.ModelBean;
import resolute.execution.process.ProcessVariables;
import resolute.shared.ResolutionId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the escalation of items that the watch has found late, and ends it, with any
 * request for more time, when their date no longer stands.
 */
@Component("overdueItems")
@ModelBean
public class OverdueItems {

	private final Escalations escalations;

	private final Extensions extensions;

	private final ObjectProvider<ProcessEngine> engine;

	private final LocalTime from;

	private final Clock clock;

	OverdueItems(Escalations escalations, Extensions extensions, ObjectProvider<ProcessEngine> engine,
			@Value("${resolute.watch.from:09:00}") LocalTime from, Clock clock) {
		this.escalations = escalations;
		this.extensions = extensions;
		this.engine = engine;
		this.from = from;
		this.clock = clock;
	}

	/**
	 * In the transaction of the watch, so that a late item has a process or is found
	 * again.
	 */
	@EventListener
	void onOverdue(DeadlinesOverdue event) {
		ProcessEngine engine = this.engine.getObject();
		this.escalations.follow(EngineBatch.of(engine, () -> {
			// By its id, because by its key the engine would look for it each time.
			String definition = engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey(ControlProcess.ESCALATE)
				.latestVersion()
				.singleResult()
				.getId();
			return event.items()
				.stream()
				.collect(Collectors.toMap(DeadlinesOverdue.Item::deadlineId,
						(item) -> engine.getRuntimeService()
							.startProcessInstanceById(definition, item.recommendation().toString(), variables(item))
							.getProcessInstanceId()));
		}));
	}

	private Map<String, Object> variables(DeadlinesOverdue.Item item) {
		return Map.of(ProcessVariables.RESOLUTION_ID, item.recommendation().resolution().value(),
				ControlProcess.DEADLINE_ID, item.deadlineId().toString(), ControlProcess.DUE_ON,
				Date.from(item.dueOn().atStartOfDay(this.clock.getZone()).toInstant()));
	}

	@EventListener
	void onSettled(DeadlineSettled event) {
		Stream.of(this.escalations.end(event.deadlineId(), event.end()), this.extensions.lapse(event.deadlineId()))
			.flatMap(Optional::stream)
			.forEach(this::tell);
	}

	/** A process that has ended by itself need not be told. */
	private void tell(String processInstanceId) {
		ProcessEngine engine = this.engine.getObject();
		EngineIdentity.asApplication(engine.getIdentityService(),
				() -> engine.getRuntimeService()
					.createMessageCorrelation(ControlProcess.ITEM_SETTLED)
					.processInstanceId(processInstanceId)
					.correlateAll());
	}

	/**
	 * The moment an item reaches a level: the beginning of control on that working day.
	 */
	public Date levelAt(String resolutionId, Date dueOn, int level) {
		LocalDate due = LocalDate.ofInstant(dueOn.toInstant(), this.clock.getZone());
		LocalDate day = this.escalations.reachedOn(new ResolutionId(resolutionId), due, level);
		return Date.from(day.atTime(this.from).atZone(this.clock.getZone()).toInstant());
	}

}
