package resolute.execution.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import resolute.execution.form.FormField;
import resolute.execution.form.FormSchema;
import resolute.execution.form.FormSchemaReader;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds every model and form against docs/models.md and docs/forms.md. */
class ProcessModelTest {

	private static final Path PROCESSES = Path.of("processes");

	private static final Path FORMS = Path.of("forms");

	private static final String KEBAB_CASE = "[a-z0-9]+(-[a-z0-9]+)*";

	private static final Map<String, String> PREFIXES = Map.ofEntries(Map.entry("userTask", "userTask_"),
			Map.entry("serviceTask", "serviceTask_"), Map.entry("callActivity", "callActivity_"),
			Map.entry("subProcess", "subProcess_"), Map.entry("exclusiveGateway", "gateway_"),
			Map.entry("parallelGateway", "gateway_"), Map.entry("inclusiveGateway", "gateway_"),
			Map.entry("eventBasedGateway", "gateway_"), Map.entry("startEvent", "event_"),
			Map.entry("endEvent", "event_"), Map.entry("intermediateCatchEvent", "event_"),
			Map.entry("intermediateThrowEvent", "event_"), Map.entry("boundaryEvent", "event_"),
			Map.entry("receiveTask", "receiveTask_"), Map.entry("sendTask", "sendTask_"));

	/** Elements that a person acts in have a name that says what happens. */
	private static final Set<String> NAMED = Set.of("userTask", "serviceTask", "callActivity", "subProcess",
			"startEvent", "endEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask");

	static Stream<Path> models() throws IOException {
		return files(PROCESSES).stream();
	}

	static Stream<Path> forms() throws IOException {
		return files(FORMS).stream();
	}

	@Test
	void thereAreFifteenRecommendationsAndTheWhole() {
		Set<String> called = read(PROCESSES.resolve("execute-amursk-2014.bpmn"))
			.getModelElementsByType(CallActivity.class)
			.stream()
			.map(CallActivity::getCalledElement)
			.collect(Collectors.toSet());

		assertThat(called).hasSize(15).isSubsetOf(processIds());
	}

	@Test
	void everyRecommendationCanBeTakenOffControl() throws IOException {
		Set<String> called = read(PROCESSES.resolve("execute-amursk-2014.bpmn"))
			.getModelElementsByType(CallActivity.class)
			.stream()
			.map(CallActivity::getCalledElement)
			.collect(Collectors.toSet());
		called.add("carryOutAssignmentProcess");

		assertThat(files(PROCESSES).stream()
			.map(ProcessModelTest::process)
			.filter((process) -> process.getChildElementsByType(SubProcess.class)
				.stream()
				.anyMatch(ProcessModelTest::isStartedByWithdrawal))
			.map(Process::getId)).containsExactlyInAnyOrderElementsOf(called);
	}

	@ParameterizedTest
	@MethodSource("models")
	void whatIsTakenOffControlEndsAtOnceAndSaysHow(Path file) {
		for (SubProcess subProcess : read(file).getModelElementsByType(SubProcess.class)) {
			if (isStartedByWithdrawal(subProcess)) {
				assertThat(subProcess.getChildElementsByType(StartEvent.class)).as(subProcess.getId())
					.allMatch(StartEvent::isInterrupting);
				assertThat(subProcess.getChildElementsByType(ServiceTask.class)).as(subProcess.getId())
					.extracting(ServiceTask::getCamundaDelegateExpression)
					.containsAnyOf("${recordOutcomeDelegate}", "${endAssignmentDelegate}");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("models")
	void isNamedAndKept(Path file) {
		assertThat(stem(file)).matches(KEBAB_CASE);
		Process process = process(file);
		assertThat(process.getId()).matches("[a-z][a-zA-Z0-9]*Process");
		assertThat(process.getName()).isNotBlank();
		assertThat(process.isExecutable()).isTrue();
		assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
	}

	@ParameterizedTest
	@MethodSource("models")
	void elementsSayWhatTheyAre(Path file) {
		for (FlowNode node : read(file).getModelElementsByType(FlowNode.class)) {
			String kind = node.getElementType().getTypeName();
			assertThat(PREFIXES).as("kinds of elements in use, at %s", node.getId()).containsKey(kind);
			assertThat(node.getId()).matches(Pattern.quote(PREFIXES.get(kind)) + "[a-z0-9][a-zA-Z0-9_]*");
			if (NAMED.contains(kind)) {
				assertThat(node.getName()).as("name of %s", node.getId()).isNotBlank();
			}
		}
		read(file).getModelElementsByType(SequenceFlow.class)
			.forEach((flow) -> assertThat(flow.getId()).startsWith("flow_"));
		read(file).getModelElementsByType(Lane.class)
			.forEach((lane) -> assertThat(lane.getName()).as(lane.getId()).isNotBlank());
	}

	@ParameterizedTest
	@MethodSource("models")
	void decidingGatewaysNameTheirWays(Path file) {
		for (ExclusiveGateway gateway : read(file).getModelElementsByType(ExclusiveGateway.class)) {
			Collection<SequenceFlow> ways = gateway.getOutgoing();
			if (ways.size() < 2) {
				continue;
			}
			assertThat(gateway.getName()).as("name of %s", gateway.getId()).isNotBlank();
			assertThat(gateway.getDefault()).as("default way of %s", gateway.getId()).isNotNull();
			ways.forEach((way) -> assertThat(way.getName()).as("name of %s", way.getId()).isNotBlank());
			ways.stream()
				.filter((way) -> !way.equals(gateway.getDefault()))
				.forEach((way) -> assertThat(way.getConditionExpression()).as("condition of %s", way.getId())
					.isNotNull());
		}
	}

	@ParameterizedTest
	@MethodSource("models")
	void userTasksSayWhoDoesWhatByWhenWithWhichForm(Path file) throws IOException {
		for (UserTask task : read(file).getModelElementsByType(UserTask.class)) {
			assertThat(task.getDocumentations()).as("documentation of %s", task.getId()).hasSize(1);
			assertThat(task.getDocumentations().iterator().next().getTextContent()).isNotBlank();
			assertThat(task.getCamundaCandidateGroups()).as("group of %s", task.getId())
				.matches("[a-zA-Z]+|\\$\\{[a-zA-Z.()']+}");
			assertThat(task.getCamundaDueDate()).as("due date of %s", task.getId()).startsWith("${");
			assertThat(formFile(task)).as("form of %s", task.getId()).exists();
		}
	}

	@ParameterizedTest
	@MethodSource("models")
	void expressionsNameBeansThatThereAre(Path file) throws IOException {
		Set<String> beans = modelBeans();
		Matcher delegates = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"").matcher(Files.readString(file));
		while (delegates.find()) {
			assertThat(beans).contains(delegates.group(1));
		}
		for (ServiceTask task : read(file).getModelElementsByType(ServiceTask.class)) {
			assertThat(task.getCamundaDelegateExpression() != null || task.getCamundaExpression() != null)
				.as("%s does something", task.getId())
				.isTrue();
		}
		Matcher calls = Pattern.compile("\\$\\{!?(\\w+)\\.\\w+\\(").matcher(Files.readString(file));
		while (calls.find()) {
			assertThat(beans).contains(calls.group(1));
		}
	}

	@ParameterizedTest
	@MethodSource("models")
	void messagesAreFacts(Path file) {
		read(file).getModelElementsByType(Message.class)
			.forEach((message) -> assertThat(message.getName()).matches("resolute\\.[a-z][a-zA-Z]+"));
	}

	@ParameterizedTest
	@MethodSource("models")
	void calledProcessesGetWhatTheyNeed(Path file) throws IOException {
		for (CallActivity call : read(file).getModelElementsByType(CallActivity.class)) {
			assertThat(processIds()).contains(call.getCalledElement());
			assertThat(Files.readString(file)).contains("businessKey=\"${resolutionId}/");
		}
	}

	@ParameterizedTest
	@MethodSource("models")
	void everythingIsDrawn(Path file) {
		BpmnModelInstance model = read(file);
		Set<BaseElement> shapes = model.getModelElementsByType(BpmnShape.class)
			.stream()
			.map(BpmnShape::getBpmnElement)
			.collect(Collectors.toSet());
		Set<BaseElement> edges = model.getModelElementsByType(BpmnEdge.class)
			.stream()
			.map(BpmnEdge::getBpmnElement)
			.collect(Collectors.toSet());

		assertThat(shapes).containsAll(model.getModelElementsByType(FlowNode.class));
		assertThat(edges).containsAll(model.getModelElementsByType(SequenceFlow.class));
	}

	@ParameterizedTest
	@MethodSource("models")
	void timersOfTasksHaveAWayOn(Path file) {
		read(file).getModelElementsByType(BoundaryEvent.class)
			.forEach((event) -> assertThat(event.getOutgoing()).as(event.getId()).hasSize(1));
	}

	@ParameterizedTest
	@MethodSource("forms")
	void formHasAnIdAndLabelledFields(Path file) throws IOException {
		assertThat(stem(file)).matches(KEBAB_CASE);
		FormSchema form = schema(file);
		assertThat(form.id()).isEqualTo(TaskForms.formId(file.getFileName().toString()));
		assertThat(form.fields()).isNotEmpty();
		assertLabelled(form.fields());
		assertThat(form.fields().stream().map(FormField::name)).doesNotHaveDuplicates();
	}

	@Test
	void everyFormIsUsed() throws IOException {
		Set<Path> used = new TreeSet<>();
		for (Path model : files(PROCESSES)) {
			for (UserTask task : read(model).getModelElementsByType(UserTask.class)) {
				used.add(formFile(task));
			}
		}

		assertThat(used).containsExactlyInAnyOrderElementsOf(files(FORMS));
	}

	private static void assertLabelled(List<FormField> fields) {
		for (FormField field : fields) {
			assertThat(field.label()).as("label of %s", field.name()).isNotBlank();
			assertThat(field.name()).matches("[a-z][a-zA-Z0-9]*");
			field.options().forEach((value, label) -> assertThat(label).as("label of %s", value).isNotBlank());
			if (field.kind() == FormField.Kind.CHOICE || field.kind() == FormField.Kind.CHOICES) {
				assertThat(field.options()).as("options of %s", field.name()).hasSizeGreaterThan(1);
			}
			assertLabelled(field.columns());
		}
	}

	private static FormSchema schema(Path file) throws IOException {
		FormSchemaReader reader = new FormSchemaReader(new ObjectMapper());
		try (InputStream content = Files.newInputStream(file)) {
			return file.toString().endsWith(".html")
					? reader.readHtmlForm(TaskForms.formId(file.getFileName().toString()), content)
					: reader.readCamundaForm(content);
		}
	}

	private static Path formFile(UserTask task) throws IOException {
		if (task.getCamundaFormKey() != null) {
			return FORMS.resolve(task.getCamundaFormKey().replace("embedded:deployment:", ""));
		}
		assertThat(task.getCamundaFormRef()).as("form of %s", task.getId()).isNotNull();
		assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
		return files(FORMS).stream()
			.filter((file) -> file.toString().endsWith(".form"))
			.filter((file) -> TaskForms.formId(file.getFileName().toString()).equals(task.getCamundaFormRef()))
			.findFirst()
			.orElse(FORMS.resolve(task.getCamundaFormRef()));
	}

	/**
	 * Names of the beans that models may call: delegates, listeners and what is marked
	 * {@link ModelBean}.
	 */
	private static Set<String> modelBeans() {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("resolute")
			.stream()
			.filter((type) -> type.isAssignableTo(JavaDelegate.class) || type.isAssignableTo(TaskListener.class)
					|| type.isAssignableTo(ExecutionListener.class) || type.isAnnotatedWith(ModelBean.class))
			.map((type) -> type.tryGetAnnotationOfType(org.springframework.stereotype.Component.class)
				.map(org.springframework.stereotype.Component::value)
				.filter((name) -> !name.isEmpty())
				.orElse(StringUtils.uncapitalize(type.getSimpleName())))
			.collect(Collectors.toSet());
	}

	private static boolean isStartedByWithdrawal(SubProcess subProcess) {
		return subProcess.triggeredByEvent() && subProcess.getChildElementsByType(StartEvent.class)
			.stream()
			.flatMap((start) -> start.getChildElementsByType(MessageEventDefinition.class).stream())
			.anyMatch((event) -> event.getMessage().getName().equals("resolute.withdrawn"));
	}

	private static Set<String> processIds() {
		try {
			return files(PROCESSES).stream().map((file) -> process(file).getId()).collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static Process process(Path file) {
		return read(file).getModelElementsByType(Process.class).iterator().next();
	}

	private static BpmnModelInstance read(Path file) {
		return Bpmn.readModelFromFile(file.toFile());
	}

	private static String stem(Path file) {
		String name = file.getFileName().toString();
		return name.substring(0, name.lastIndexOf('.'));
	}

	private static List<Path> files(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.sorted().toList();
		}
	}

}
