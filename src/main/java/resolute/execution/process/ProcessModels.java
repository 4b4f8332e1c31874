package resolute.execution.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads the deployed models. */
@Component
public class ProcessModels {

	private static final String OUTCOME = "kind";

	private final ObjectProvider<ProcessEngine> engine;

	ProcessModels(ObjectProvider<ProcessEngine> engine) {
		this.engine = engine;
	}

	/**
	 * The definitions that would be started now, by process id, with one statement. What
	 * is not deployed is left out.
	 */
	public Map<String, String> latest(Collection<String> processIds) {
		if (processIds.isEmpty()) {
			return Map.of();
		}
		return asApplication((engine) -> engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKeysIn(processIds.stream().distinct().toArray(String[]::new))
			.latestVersion()
			.list()
			.stream()
			.collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId)));
	}

	/** The model of a definition. */
	public ModelGraph graph(String definitionId) {
		return asApplication((engine) -> {
			BpmnModelInstance model = engine.getRepositoryService().getBpmnModelInstance(definitionId);
			org.camunda.bpm.model.bpmn.instance.Process process = model
				.getModelElementById(engine.getRepositoryService().getProcessDefinition(definitionId).getKey());
			List<ModelGraph.Node> nodes = new ArrayList<>();
			add(process.getFlowElements(), Optional.empty(), true, nodes);
			return new ModelGraph(nodes);
		});
	}

	/**
	 * @param end the node that ends what these elements are in; empty for the process
	 * @param begins whether the way through the model leads through them
	 */
	private static void add(Collection<FlowElement> elements, Optional<String> end, boolean begins,
			List<ModelGraph.Node> nodes) {
		for (FlowElement element : elements) {
			if (element instanceof SubProcess subProcess) {
				addSubProcess(subProcess, nodes);
			}
			else if (element instanceof FlowNode node) {
				nodes.add(new ModelGraph.Node(node.getId(), kind(node, end.isPresent(), begins), date(node),
						outcome(node), (node instanceof EndEvent) ? end.stream().toList() : next(node)));
			}
		}
	}

	private static void addSubProcess(SubProcess subProcess, List<ModelGraph.Node> nodes) {
		String end = subProcess.getId() + "/end";
		List<String> starts = subProcess.triggeredByEvent() ? List.of()
				: subProcess.getFlowElements()
					.stream()
					.filter(StartEvent.class::isInstance)
					.map(FlowElement::getId)
					.toList();
		nodes.add(new ModelGraph.Node(subProcess.getId(), ModelGraph.Kind.OTHER, Optional.empty(), Optional.empty(),
				starts));
		add(subProcess.getFlowElements(), Optional.of(end), false, nodes);
		nodes
			.add(new ModelGraph.Node(end, ModelGraph.Kind.OTHER, Optional.empty(), Optional.empty(), next(subProcess)));
	}

	private static ModelGraph.Kind kind(FlowNode node, boolean inside, boolean begins) {
		if (node instanceof UserTask) {
			return ModelGraph.Kind.TASK;
		}
		if (node instanceof StartEvent && begins) {
			return ModelGraph.Kind.START;
		}
		return (node instanceof EndEvent && !inside) ? ModelGraph.Kind.END : ModelGraph.Kind.OTHER;
	}

	private static List<String> next(FlowNode node) {
		return node.getOutgoing().stream().map((flow) -> flow.getTarget().getId()).toList();
	}

	private static Optional<String> date(FlowNode node) {
		if (node instanceof UserTask task) {
			return Optional.ofNullable(task.getCamundaDueDate());
		}
		return (node instanceof BoundaryEvent) ? Optional.empty()
				: node.getChildElementsByType(TimerEventDefinition.class)
					.stream()
					.map(TimerEventDefinition::getTimeDate)
					.flatMap(Stream::ofNullable)
					.map(TimeDate::getTextContent)
					.map(String::strip)
					.findFirst();
	}

	private static Optional<String> outcome(FlowNode node) {
		return Stream.ofNullable(node.getExtensionElements())
			.flatMap((extensions) -> extensions.getChildElementsByType(CamundaInputOutput.class).stream())
			.flatMap((io) -> io.getChildElementsByType(CamundaInputParameter.class).stream())
			.filter((input) -> OUTCOME.equals(input.getCamundaName()))
			.map(CamundaInputParameter::getTextContent)
			.map(String::strip)
			.findFirst();
	}

	private <T> T asApplication(java.util.function.Function<ProcessEngine, T> work) {
		ProcessEngine engine = this.engine.getObject();
		return EngineIdentity.asApplication(engine.getIdentityService(), () -> work.apply(engine));
	}

}
