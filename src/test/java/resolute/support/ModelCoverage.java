package resolute.support;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fails a test class that leaves a flow node of its model unvisited. Register it as a
 * static field:
 * {@code @RegisterExtension static final ModelCoverage COVERAGE = new ModelCoverage("…Process")}.
 */
public final class ModelCoverage implements AfterAllCallback {

	private final String processId;

	public ModelCoverage(String processId) {
		this.processId = processId;
	}

	@Override
	public void afterAll(ExtensionContext context) {
		ApplicationContext application = SpringExtension.getApplicationContext(context);
		RepositoryService repository = application.getBean(RepositoryService.class);
		String definition = repository.createProcessDefinitionQuery()
			.processDefinitionKey(this.processId)
			.latestVersion()
			.singleResult()
			.getId();
		Set<String> nodes = repository.getBpmnModelInstance(definition)
			.getModelElementsByType(FlowNode.class)
			.stream()
			.map(FlowNode::getId)
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> visited = application.getBean(HistoryService.class)
			.createHistoricActivityInstanceQuery()
			.processDefinitionId(definition)
			.list()
			.stream()
			.map(HistoricActivityInstance::getActivityId)
			.collect(Collectors.toSet());
		int all = nodes.size();
		nodes.removeAll(visited);
		System.out.printf("Model coverage %s: %d of %d flow nodes%n", this.processId, all - nodes.size(), all);
		assertThat(nodes).as("flow nodes of %s that no test visited", this.processId).isEmpty();
	}

}
