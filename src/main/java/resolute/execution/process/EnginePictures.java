package resolute.execution.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import resolute.execution.ProcessPicture;
import resolute.execution.ProcessPictures;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads where tokens have been from the engine's history. */
@Component
class EnginePictures implements ProcessPictures {

	/**
	 * The engine's own query gives a row for each time a step was taken, which in a
	 * process that goes on for years are many. What was interrupted is not done.
	 */
	private static final String STEPS = """
			select act_id_ as activity,
				count(*) filter (where end_time_ is null
					and act_type_ not in ('subProcess', 'multiInstanceBody', 'transaction')) as live,
				count(*) filter (where end_time_ is not null and coalesce(act_inst_state_, 0) <> 2) as done
			from act_hi_actinst where proc_inst_id_ = :instance group by act_id_
			""";

	private final HistoryService history;

	private final RepositoryService repository;

	private final JdbcClient jdbc;

	EnginePictures(HistoryService history, RepositoryService repository, JdbcClient jdbc) {
		this.history = history;
		this.repository = repository;
		this.jdbc = jdbc;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProcessPicture> find(RecommendationKey recommendation, String processId) {
		return this.history.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(recommendation.toString())
			.processDefinitionKey(processId)
			.orderByProcessInstanceStartTime()
			.desc()
			.listPage(0, 1)
			.stream()
			.findFirst()
			.map(this::picture)
			.or(() -> Optional
				.ofNullable(this.repository.createProcessDefinitionQuery()
					.processDefinitionKey(processId)
					.latestVersion()
					.singleResult())
				.map(ProcessDefinition::getId)
				.map((definition) -> new ProcessPicture(xml(definition), Optional.empty(), Set.of(), List.of())));
	}

	private ProcessPicture picture(HistoricProcessInstance instance) {
		List<Step> steps = this.jdbc.sql(STEPS)
			.param("instance", instance.getId())
			.query((row, index) -> new Step(row.getString("activity"), row.getInt("live"), row.getInt("done")))
			.list();
		BpmnModelInstance model = this.repository.getBpmnModelInstance(instance.getProcessDefinitionId());
		Set<String> done = ids(steps, (step) -> step.done() > 0);
		Set<String> reached = ids(steps, (step) -> step.done() > 0 || step.live() > 0);
		Stream<String> flows = model.getModelElementsByType(SequenceFlow.class)
			.stream()
			.filter((flow) -> done.contains(flow.getSource().getId()) && reached.contains(flow.getTarget().getId()))
			.map(BaseElement::getId);
		return new ProcessPicture(xml(instance.getProcessDefinitionId()), Optional.of(instance.getId()),
				Stream.concat(done.stream(), flows).collect(Collectors.toSet()),
				steps.stream()
					.filter((step) -> step.live() > 0)
					.map((step) -> new ProcessPicture.Live(step.activity(), name(model, step.activity()), step.live()))
					.toList());
	}

	private static Set<String> ids(List<Step> steps, Predicate<Step> which) {
		return steps.stream().filter(which).map(Step::activity).collect(Collectors.toSet());
	}

	private static String name(BpmnModelInstance model, String activity) {
		return Optional.ofNullable(model.<FlowElement>getModelElementById(activity))
			.map(FlowElement::getName)
			.orElse("");
	}

	private String xml(String definition) {
		try (InputStream content = this.repository.getProcessModel(definition)) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Step(String activity, int live, int done) {
	}

}
