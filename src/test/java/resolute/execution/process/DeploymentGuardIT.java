package resolute.execution.process;

import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class DeploymentGuardIT {

	private static final String MODEL = """
			<?xml version="1.0" encoding="UTF-8"?>
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
					xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
					xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
				<process id="guardedProcess" isExecutable="true" camunda:historyTimeToLive="P30D">
					<startEvent id="event_start" />
					<sequenceFlow id="flow_one" sourceRef="event_start" targetRef="gateway_one" />
					<exclusiveGateway id="gateway_one" />
					<sequenceFlow id="flow_two" sourceRef="gateway_one" targetRef="element_x">CONDITION</sequenceFlow>
					ELEMENT
					<sequenceFlow id="flow_other" sourceRef="gateway_one" targetRef="event_end"><conditionExpression xsi:type="tFormalExpression">${false}</conditionExpression></sequenceFlow>
					<sequenceFlow id="flow_end" sourceRef="element_x" targetRef="event_end" />
					<endEvent id="event_end" />
				</process>
			</definitions>
			""";

	private static final String HARMLESS = "<userTask id='element_x' />";

	@Autowired
	private RepositoryService repository;

	@AfterEach
	void remove() {
		this.repository.createDeploymentQuery()
			.deploymentName("guarded")
			.list()
			.forEach((deployment) -> this.repository.deleteDeployment(deployment.getId(), true));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"scriptTask|<scriptTask id='element_x' scriptFormat='groovy'><script>1</script></scriptTask>",
			"scriptTask|<scriptTask id='element_x' scriptFormat='juel'><script>1</script></scriptTask>",
			"scriptTask|<scriptTask id='element_x' scriptFormat='javascript' camunda:resource='deployment://x.js' />",
			"«element_x»: не допускается имя класса Java (class)|<serviceTask id='element_x' camunda:class='java.lang.Runtime' />",
			"class|<sendTask id='element_x' camunda:class='java.lang.Runtime' />",
			"businessRuleTask|<businessRuleTask id='element_x' camunda:decisionRef='x' />",
			"businessRuleTask|<businessRuleTask id='element_x' camunda:delegateExpression='${recordOutcomeDelegate}' />",
			"camunda:type|<serviceTask id='element_x' camunda:type='shell' />",
			"camunda:type|<serviceTask id='element_x' camunda:type='Shell' />",
			"camunda:type|<serviceTask id='element_x' camunda:type='mail' />",
			"class|<userTask id='element_x'><extensionElements><camunda:taskListener event='create' class='x.Y' /></extensionElements></userTask>",
			"class|<userTask id='element_x'><extensionElements><camunda:executionListener event='start' class='x.Y' /></extensionElements></userTask>",
			"script|<userTask id='element_x'><extensionElements><camunda:taskListener event='create'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:taskListener></extensionElements></userTask>",
			"script|<userTask id='element_x'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>",
			"connector|<serviceTask id='element_x'><extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask>",
			"formHandlerClass|<userTask id='element_x' camunda:formHandlerClass='x.Y' />",
			"formHandlerClass|<userTask id='element_x' xmlns:old='http://activiti.org/bpmn' old:formHandlerClass='x.Y' />",
			"class|<serviceTask id='element_x' xmlns:old='http://activiti.org/bpmn' old:class='x.Y' />",
			"variableMappingClass|<callActivity id='element_x' calledElement='y' camunda:variableMappingClass='x.Y' />",
			"caseRef|<callActivity id='element_x' camunda:caseRef='y' />",
			"constraint|<userTask id='element_x'><extensionElements><camunda:formData><camunda:formField id='a' type='string'><camunda:validation><camunda:constraint name='validator' config='x.Y' /></camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask>",
			"language|<intermediateCatchEvent id='element_x'><conditionalEventDefinition id='c'><condition language='groovy'>1</condition></conditionalEventDefinition></intermediateCatchEvent>" })
	void aModelBringsNoCodeAlong(String what, String element) {
		assertThatExceptionOfType(ParseException.class).isThrownBy(() -> deploy(element, ""))
			.withMessageContaining("»: не допускается")
			.withMessageContaining(what)
			.withMessageContaining("Модели Resolute вызывают только компоненты приложения");
		assertThat(this.repository.createProcessDefinitionQuery().processDefinitionKey("guardedProcess").count())
			.isZero();
	}

	@Test
	void aConditionIsNoScript() {
		assertThatExceptionOfType(ParseException.class)
			.isThrownBy(() -> deploy(HARMLESS,
					"<conditionExpression xsi:type='tFormalExpression' language='groovy'>true</conditionExpression>"))
			.withMessageContaining("flow_two")
			.withMessageContaining("language=\"groovy\"");
	}

	@Test
	void allFindingsAreToldAtOnce() {
		assertThatExceptionOfType(ParseException.class)
			.isThrownBy(() -> deploy(
					"<serviceTask id='element_x' camunda:class='x.Y'><extensionElements><camunda:connector />"
							+ "</extensionElements></serviceTask>",
					""))
			.withMessageContaining("(class)")
			.withMessageContaining("(connector)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { HARMLESS,
			"<serviceTask id='element_x' camunda:delegateExpression='${recordOutcomeDelegate}' />",
			"<serviceTask id='element_x' camunda:expression='${deadlines.today()}' camunda:resultVariable='x' />",
			"<serviceTask id='element_x' camunda:type='external' camunda:topic='x' />",
			"<userTask id='element_x'><extensionElements><camunda:properties><camunda:property name='class' value='x' /></camunda:properties></extensionElements></userTask>" })
	void anOrdinaryModelIsDeployed(String element) {
		deploy(element, "<conditionExpression xsi:type='tFormalExpression'>${true}</conditionExpression>");

		assertThat(this.repository.createProcessDefinitionQuery().processDefinitionKey("guardedProcess").count())
			.isOne();
	}

	@Test
	void decisionTablesAndCasesAreNotDeployed() {
		this.repository.createDeployment()
			.name("guarded")
			.addString("x.dmn", "<x/>")
			.addString("x.cmmn", "<x/>")
			.deploy();

		assertThat(this.repository.createDeploymentQuery().deploymentName("guarded").count()).isOne();
	}

	private void deploy(String element, String condition) {
		this.repository.createDeployment()
			.name("guarded")
			.addString("guarded.bpmn", MODEL.replace("ELEMENT", element).replace("CONDITION", condition))
			.deploy();
	}

}
