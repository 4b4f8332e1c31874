package resolute.execution.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What expressions can and cannot do, in the engine, with nothing before it. */
@IntegrationTest
class RestrictedExpressionIT {

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private FilterService filters;

	@Autowired
	private IdentityService identities;

	@AfterEach
	void remove() {
		this.identities.clearAuthentication();
		this.repository.createDeploymentQuery()
			.deploymentName("expression")
			.list()
			.forEach((deployment) -> this.repository.deleteDeployment(deployment.getId(), true));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "${word}|Эльбан", "${word.length()}|6", "${word.startsWith('Эль')}|true", "${count + 1}|4",
					"${list.size()}|2", "${list.contains('a')}|true", "${list[1]}|b", "${map.key}|value",
					"${map['key']}|value", "${map.get('key')}|value", "${day.before(later)}|true",
					"${empty execution.getVariable('missing')}|true", "${execution.processBusinessKey}|amursk-2014/1.1",
					"${execution.getVariable('count')}|3", "${execution.hasVariable('none')}|false",
					"${organisations.exists('council')}|false", "${organisations.exists('coordinators')}|true",
					"${deadlines.later(day, later) == later}|true",
					"${deadlines.workingDays(10).after(deadlines.today())}|true", "${currentUser()}|",
					"${count > 2 ? 'yes' : 'no'}|yes" })
	void modelsGetWhatTheyNeed(String expression, @org.jspecify.annotations.Nullable String expected) {
		assertThat(evaluate(expression)).hasToString(String.valueOf(expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "${''.getClass()}", "${''.class}", "${''['class']}", "${word.getClass().forName('x')}",
			"${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null)}", "${word.getBytes()}",
			"${word.repeat(1000000000)}", "${word.matches('(a+)+b')}", "${word.format('%d', 1)}", "${list.getClass()}",
			"${list.add('c')}", "${list.clear()}", "${list.stream()}", "${map.put('a', 'b')}", "${map.getClass()}",
			"${day.setTime(0)}", "${execution.getClass()}", "${execution.engineServices}",
			"${execution.getProcessEngineServices()}", "${execution.processEngine}", "${execution.setVariable('a', 1)}",
			"${execution.removeVariable('word')}", "${execution.processInstance.delete()}",
			"${execution.bpmnModelInstance}", "${execution.processDefinition}", "${deadlines.getClass()}",
			"${deadlines.class}", "${deadlines.hashCode()}", "${deadlines.workingDays}", "${deadlines.clock}",
			"${deadlines.localToday()}", "${organisations.participants}", "${deadlines.nothing()}",
			"${recordOutcomeDelegate.execute(execution)}", "${recordOutcomeDelegate.class}", "${dataSource}",
			"${dataSource.connection}", "${repositoryService}", "${runtimeService}", "${identityService}",
			"${processEngine}", "${environment}", "${systemProperties}", "${applicationContext}", "${participants}",
			"${resoluteApplication}", "${engineHardening}", "${beans}", "${this}", "${class}", "${S('<a/>')}",
			"${XML('<a/>')}", "${JSON('{}')}", "${now().getClass()}", "${currentUserGroups().getClass()}", "${unknown}",
			"${number.x}", "${flag.getClass()}" })
	void modelsGetNothingElse(String expression) {
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> evaluate(expression));
	}

	@Test
	void aVariableDoesNotTakeTheNameOfABean() {
		String process = start("${deadlines.today().before(later)}",
				Map.of("deadlines", "something else", "later", new Date(Long.MAX_VALUE / 2)));

		assertThat(this.runtime.getVariable(process, "result")).isEqualTo(true);
	}

	@Test
	void anExpressionSaysWhatItMayNot() {
		assertThatThrownBy(() -> evaluate("${word.getClass()}"))
			.hasStackTraceContaining("'getClass' of java.lang.String is not open to process models");
	}

	/** CVE-2026-109432, with nothing but the engine in the way. */
	@ParameterizedTest
	@ValueSource(strings = { "${''.getClass().getName()}", "${''.class}",
			"${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('id')}",
			"${deadlines.today()}", "${organisations.settlements()}", "${dataSource}", "${identityService}",
			"${recordOutcomeDelegate}", "${currentUser().getClass()}", "${now().getClass().getName()}" })
	void aQueryOfAnOrdinaryUserReachesNothing(String expression) {
		this.identities.setAuthentication("elban", List.of("settlementElban"));
		TaskQuery inOr = this.tasks.createTaskQuery().or().taskAssigneeExpression(expression).endOr();
		TaskQuery plain = this.tasks.createTaskQuery().taskAssigneeExpression(expression);

		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(inOr::count);
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(inOr::list);
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(plain::count);
	}

	/** CVE-2026-109432, from the database. */
	@Test
	void aStoredFilterReachesNothing() {
		Filter filter = this.filters.newTaskFilter("evil")
			.setQuery(this.tasks.createTaskQuery().or().taskAssigneeExpression("${''.getClass().getName()}").endOr());
		this.filters.saveFilter(filter);
		try {
			assertThatExceptionOfType(ProcessEngineException.class)
				.isThrownBy(() -> this.filters.count(filter.getId()));
			assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> this.filters.list(filter.getId()));
		}
		finally {
			this.filters.deleteFilter(filter.getId());
		}
	}

	/** JSON that names its class would otherwise be turned into any class there is. */
	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.context.support.ClassPathXmlApplicationContext", "java.io.File",
			"java.net.URL", "java.util.ArrayList<java.io.File>" })
	void aVariableDoesNotChooseItsClass(String type) {
		ObjectValue value = Variables.serializedObjectValue("\"http://127.0.0.1:1/x.xml\"")
			.serializationDataFormat("application/json")
			.objectTypeName(type)
			.create();
		String process = start("${word}", Map.of("word", "x"));
		this.runtime.setVariable(process, "evil", value);

		assertThatThrownBy(() -> this.runtime.getVariable(process, "evil")).hasStackTraceContaining("whitelisted");
	}

	private Object evaluate(String expression) {
		String process = start(expression,
				Map.of("word", "Эльбан", "count", 3, "number", 7, "flag", true, "list",
						new java.util.ArrayList<>(List.of("a", "b")), "map",
						new java.util.HashMap<>(Map.of("key", "value")), "day", new Date(0), "later", new Date(1)));
		return String.valueOf(this.runtime.getVariable(process, "result"));
	}

	private String start(String expression, Map<String, Object> variables) {
		this.repository.createDeployment()
			.name("expression")
			.addString("expression.bpmn", model().replace("EXPRESSION", HtmlUtils.htmlEscape(expression)))
			.deploy();
		return this.runtime.startProcessInstanceByKey("restrictedExpressionsProcess", "amursk-2014/1.1", variables)
			.getId();
	}

	private static String model() {
		try {
			return new ClassPathResource("resolute/execution/process/restricted-expressions.bpmn")
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
