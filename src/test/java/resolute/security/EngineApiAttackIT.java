package resolute.security;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.support.Browser;
import resolute.support.HttpTest;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A clerk of Elban, who holds a task of hers, tries everything. Whatever she may not is
 * refused, and the work is as it was.
 */
@HttpTest
class EngineApiAttackIT {

	private static final String MODEL = "resolute/security/engine-api-attack.bpmn";

	private static final String EVIL = "${''.getClass().getName()}";

	@LocalServerPort
	private int port;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private IdentityService identities;

	@Autowired
	private FilterService filters;

	@Autowired
	private MutableClock clock;

	private String deployment = "";

	private String instance = "";

	private String own = "";

	private String foreign = "";

	private Date due = new Date();

	@BeforeEach
	void launch() {
		this.deployment = this.repository.createDeployment().addClasspathResource(MODEL).deploy().getId();
		ProcessInstance process = this.runtime.startProcessInstanceByKey("engineApiAttackProcess", "amursk-2014/2.1");
		this.instance = process.getId();
		this.foreign = task("userTask_amursk").getId();
		this.own = task("userTask_elban").getId();
		this.tasks.setAssignee(this.own, "elban");
		this.due = Objects.requireNonNull(task("userTask_elban").getDueDate());
	}

	@AfterEach
	void remove() {
		this.identities.clearAuthentication();
		this.repository.deleteDeployment(this.deployment, true);
	}

	@Test
	void ordinaryWorkGoesOn() {
		Browser elban = Browser.of("elban", this.port);
		this.tasks.setAssignee(this.own, null);
		String filter = this.filters.createTaskFilterQuery()
			.filterName("Задачи моей организации")
			.filterOwner("elban")
			.singleResult()
			.getId();

		assertThat(elban.get(Browser.ENGINE + "/filter?firstResult=0&maxResults=15&resourceType=Task").body())
			.contains("Задачи моей организации");
		assertThat(elban.post(Browser.ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=15", "{}").body())
			.contains(this.own)
			.doesNotContain(this.foreign);
		assertThat(elban.get(Browser.ENGINE + "/task/" + this.own).statusCode()).isEqualTo(200);
		assertThat(elban.get(Browser.ENGINE + "/task/" + this.own + "/form").statusCode()).isEqualTo(200);
		assertThat(elban.post(Browser.ENGINE + "/task/" + this.own + "/claim", "{\"userId\":\"elban\"}").statusCode())
			.isEqualTo(204);
		assertThat(elban.post(Browser.ENGINE + "/task/" + this.own + "/complete", "{\"variables\":{}}").statusCode())
			.isEqualTo(204);
		assertThat(open("userTask_elban")).isZero();
	}

	/** CVE-2026-109432. */
	@ParameterizedTest
	@ValueSource(strings = { "{\"assigneeExpression\":\"EVIL\"}", "{\"orQueries\":[{\"assigneeExpression\":\"EVIL\"}]}",
			"{\"orQueries\":[{\"candidateUserExpression\":\"EVIL\",\"priority\":1}]}",
			"{\"orQueries\":[{\"assignee\\u0045xpression\":\"EVIL\"}]}",
			"{\"orQueries\":[{\"\\u0061ssigneeExpressio\\u006e\":\"EVIL\"}]}",
			"{\"orQueries\":[{\"ASSIGNEEEXPRESSION\":\"EVIL\"}]}",
			"{\"orQueries\":[{\"assigneeExpression \":\"EVIL\"}]}",
			"{\"orQueries\":[{\"orQueries\":[{\"dueBeforeExpression\":\"EVIL\"}]}]}",
			"{\"orQueries\":[{\"assigneeExpression\":\"x\"}],\"orQueries\":[]}",
			"{\"orQueries\":[],\"orQueries\":[{\"assignee\":\"x\"}]}",
			"{\"taskVariables\":[{\"x\":{\"y\":[[{" + "\"nameExpression\":1}]]}}]}" })
	void noQueryIsEvaluated(String query) {
		Browser elban = Browser.of("elban", this.port);
		String json = query.replace("EVIL", EVIL);
		String filter = this.filters.createTaskFilterQuery().filterName("Просроченные").singleResult().getId();

		for (String path : List.of("/task?maxResults=10", "/task/count", "/filter/" + filter + "/list?maxResults=10",
				"/filter/" + filter + "/count", "/filter/" + filter + "/singleResult", "/history/task?maxResults=10")) {
			assertRefusedAtTheEdge(elban.post(Browser.ENGINE + path, json));
		}
		Browser admin = Browser.of("admin", this.port);
		String stored = "{\"name\":\"x\",\"resourceType\":\"Task\",\"properties\":{},\"query\":" + json + "}";
		assertRefusedAtTheEdge(admin.post(Browser.ENGINE + "/filter/create", stored));
		assertRefusedAtTheEdge(admin.request("PUT", Browser.ENGINE + "/filter/" + filter, stored));
		assertThat(this.filters.createFilterQuery().filterName("x").count()).isZero();
	}

	/** CVE-2026-109432. */
	@ParameterizedTest
	@ValueSource(strings = { "assigneeExpression=x", "maxResults=1&assigneeExpression=x", "assignee%45xpression=x",
			"%61ssigneeExpressio%6E=x", "ASSIGNEEEXPRESSION=x", "assigneeExpression", "a=b;candidateUserExpression=x",
			"assigneeExpression%20=x", "assigneeExpression+=x" })
	void noParameterIsEvaluated(String query) {
		Browser elban = Browser.of("elban", this.port);

		assertRefusedAtTheEdge(elban.get(Browser.ENGINE + "/task?" + query));
		assertRefusedAtTheEdge(elban.get(Browser.ENGINE + "/task/count?" + query));
		assertRefusedAtTheEdge(elban.post(Browser.ENGINE + "/task/count?" + query, "{}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "application/json|{", "application/json|{}{}", "application/json|{\"a\":1}x",
			"application/json|/* */{}", "application/json|{'a':1}", "application/json|{a:1}",
			"application/json|{\"a\":NaN}", "text/plain|{}", "multipart/form-data; boundary=x|--x--",
			"application/x-www-form-urlencoded|assigneeExpression=x", "application/json;charset=UTF-16|{}", "''|{}" })
	void whatIsNotStrictJsonIsNotReadAtAll(String type, String body) {
		Browser elban = Browser.of("elban", this.port);
		HttpRequest.Builder request = elban.to(Browser.ENGINE + "/task/count")
			.header("X-XSRF-TOKEN", elban.cookie("XSRF-TOKEN").orElseThrow())
			.POST(BodyPublishers.ofString(body));
		if (!type.isEmpty()) {
			request.header("Content-Type", type);
		}

		assertThat(elban.send(request).statusCode()).isIn(400, 415);
	}

	@Test
	void anotherEncodingIsNoWayRound() {
		Browser elban = Browser.of("elban", this.port);
		String json = "{\"orQueries\":[{\"assigneeExpression\":\"" + EVIL + "\"}]}";

		for (byte[] body : List.of(json.getBytes(StandardCharsets.UTF_16), json.getBytes(StandardCharsets.UTF_16LE),
				("\uFEFF" + json).getBytes(StandardCharsets.UTF_8))) {
			HttpResponse<String> answer = elban
				.send(elban.json("POST", Browser.ENGINE + "/task/count", "{}").POST(BodyPublishers.ofByteArray(body)));
			assertThat(answer.statusCode()).isEqualTo(400);
		}
		HttpResponse<String> packed = elban
			.send(elban.json("POST", Browser.ENGINE + "/task/count", "{}").header("Content-Encoding", "gzip"));
		assertThat(packed.statusCode()).isEqualTo(415);
	}

	@Test
	void aBodyIsBounded() {
		Browser elban = Browser.of("elban", this.port);
		String large = "{\"name\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";

		HttpResponse<String> announced = elban.post(Browser.ENGINE + "/task/count", large);
		HttpResponse<String> chunked = elban.send(elban.json("POST", Browser.ENGINE + "/task/count", "{}")
			.POST(BodyPublishers
				.ofInputStream(() -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));

		assertThat(announced.statusCode()).isEqualTo(413);
		assertThat(chunked.statusCode()).isEqualTo(413);
	}

	@Test
	void chunkedJsonIsReadLikeAnyOther() {
		Browser elban = Browser.of("elban", this.port);

		HttpResponse<String> answer = elban.send(elban.json("POST", Browser.ENGINE + "/task/count", "{}")
			.POST(BodyPublishers.ofInputStream(
					() -> new java.io.ByteArrayInputStream("{\"name\":\"ё\"}".getBytes(StandardCharsets.UTF_8)))));

		assertThat(answer.body()).isEqualTo("{\"count\":0}");
	}

	/** CVE-2026-77226: it works while the group of administrators is empty. */
	@Test
	void nobodyIsMadeAnAdministrator() {
		String profile = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"Ivan\",\"lastName\":\"Petrov\",\"email\":\"ivan@example.org\"},"
				+ "\"credentials\":{\"password\":\"" + Browser.PASSWORD + "\"}}";
		Browser stranger = new Browser(this.port);
		Browser elban = Browser.of("elban", this.port);
		Browser admin = Browser.of("admin", this.port);
		this.identities.deleteMembership("admin", Groups.CAMUNDA_ADMIN);
		try {
			for (Browser browser : List.of(stranger, elban, admin)) {
				for (String path : List.of("user/create", "user/create/", "user/%63reate", "user/create?x=y")) {
					assertThat(browser.post("/camunda/api/admin/setup/default/" + path, profile).statusCode()).isIn(401,
							403);
				}
			}
			assertThat(this.identities.createUserQuery().userId("intruder").count()).isZero();
		}
		finally {
			this.identities.createMembership("admin", Groups.CAMUNDA_ADMIN);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			// Of her own task she may do the work, and nothing beside it.
			"PUT|/task/OWN|{\"dueDate\":\"2030-01-01T00:00:00.000+0000\",\"name\":\"x\"}",
			"POST|/task/OWN/bpmnError|{\"errorCode\":\"skip\"}",
			"POST|/task/OWN/bpmnEscalation|{\"escalationCode\":\"skip\"}",
			"POST|/task/OWN/bpmnError/|{\"errorCode\":\"skip\"}", "POST|/task/OWN/%62pmnError|{\"errorCode\":\"skip\"}",
			"POST|/task/OWN/assignee|{\"userId\":\"amursk\"}", "POST|/task/OWN/delegate|{\"userId\":\"amursk\"}",
			"POST|/task/OWN/resolve|{\"variables\":{}}",
			"POST|/task/OWN/identity-links|{\"groupId\":\"settlementAmursk\",\"type\":\"candidate\"}",
			"POST|/task/OWN/variables|{\"modifications\":{\"x\":{\"value\":1}}}",
			"PUT|/task/OWN/variables/x|{\"value\":1}", "DELETE|/task/OWN/variables/x|",
			"POST|/task/OWN/localVariables|{\"modifications\":{\"x\":{\"value\":1}}}",
			"PUT|/task/OWN/localVariables/x|{\"value\":1}", "DELETE|/task/OWN|", "POST|/task/OWN/attachment/create|{}",
			"POST|/task/create|{\"name\":\"x\"}",
			// Nor of its process.
			"POST|/execution/INSTANCE/localVariables|{\"modifications\":{\"x\":{\"value\":1}}}",
			"PUT|/execution/INSTANCE/localVariables/x|{\"value\":1}", "POST|/execution/INSTANCE/signal|{}",
			"POST|/process-instance/INSTANCE/variables|{\"modifications\":{\"x\":{\"value\":1}}}",
			"PUT|/process-instance/INSTANCE/variables/x|{\"value\":1}",
			"POST|/process-instance/INSTANCE/modification|{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"userTask_elban\"}]}",
			"DELETE|/process-instance/INSTANCE|", "PUT|/process-instance/INSTANCE/suspended|{\"suspended\":true}",
			"POST|/process-instance/delete|{\"processInstanceIds\":[\"INSTANCE\"]}",
			"POST|/process-definition/key/engineApiAttackProcess/start|{}", "POST|/message|{\"messageName\":\"x\"}",
			"POST|/signal|{\"name\":\"x\"}", "POST|/condition|{}", "POST|/external-task/fetchAndLock|{}",
			"POST|/migration/execute|{}", "POST|/modification/execute|{}", "PUT|/job/x/retries|{\"retries\":1}",
			"POST|/history/process-instance/delete|{\"historicProcessInstanceIds\":[\"INSTANCE\"]}",
			"DELETE|/history/process-instance/INSTANCE|", "POST|/history/cleanup|", "GET|/job|",
			"GET|/process-definition/statistics|", "GET|/process-definition/key/engineApiAttackProcess/statistics|",
			"GET|/metrics|", "GET|/authorization|", "GET|/telemetry/data|", "GET|/batch|", "GET|/schema/log|",
			"GET|/incident|",
			// Accounts, rights, filters and models are not hers.
			"POST|/user/create|{}", "PUT|/user/elban/profile|{\"id\":\"elban\",\"firstName\":\"x\"}",
			"PUT|/user/amursk/credentials|{\"password\":\"x\"}", "DELETE|/user/elban|", "POST|/user/amursk/unlock|",
			"POST|/group/create|{\"id\":\"x\"}", "PUT|/group/coordinators/members/elban|",
			"DELETE|/group/coordinators|", "PUT|/group/camunda-admin/members/elban|",
			"POST|/tenant/create|{\"id\":\"x\"}",
			"POST|/authorization/create|{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"elban\",\"resourceType\":7,\"resourceId\":\"*\"}",
			"POST|/filter/create|{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{},\"properties\":{}}",
			"DELETE|/filter/FILTER|",
			"PUT|/filter/FILTER|{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{},\"properties\":{}}",
			"POST|/deployment/create|{}", "DELETE|/deployment/DEPLOYMENT|",
			"POST|/identity/verify|{\"username\":\"amursk\",\"password\":\"x\"}",
			// Of a foreign task she learns nothing.
			"GET|/task/FOREIGN|", "GET|/task/FOREIGN/form|", "GET|/task/FOREIGN/form-variables|",
			"GET|/task/FOREIGN/rendered-form|", "GET|/task/FOREIGN/variables|", "GET|/task/FOREIGN/identity-links|",
			"GET|/task/FOREIGN/comment|", "POST|/task/FOREIGN/claim|{\"userId\":\"elban\"}",
			"POST|/task/FOREIGN/complete|{}", "POST|/task/FOREIGN/submit-form|{}", "POST|/task/FOREIGN/unclaim|",
			"POST|/task/FOREIGN/comment/create|{\"message\":\"x\"}", "GET|/process-instance/INSTANCE|",
			"GET|/process-instance/INSTANCE/variables|", "GET|/history/process-instance/INSTANCE|",
			"GET|/deployment/DEPLOYMENT/resources|", "GET|/user/amursk/profile|" })
	void aClerkIsRefused(String method, String path, @org.jspecify.annotations.Nullable String body) {
		Browser elban = Browser.of("elban", this.port);
		HttpResponse<String> answer = elban.request(method, Browser.ENGINE + filled(path),
				filled(body == null ? "" : body));

		if (!answer.body().contains("No task found for task id " + this.foreign)) {
			assertThat(answer.statusCode()).as(answer.body()).isIn(403, 404);
		}
		assertUntouched();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/task?maxResults=50", "/process-instance?maxResults=50", "/execution?maxResults=50",
			"/variable-instance?maxResults=50", "/history/task?maxResults=50",
			"/history/process-instance?maxResults=50", "/history/activity-instance?maxResults=50",
			"/history/variable-instance?maxResults=50", "/history/detail?maxResults=50",
			"/history/identity-link-log?maxResults=50", "/history/user-operation?maxResults=50",
			"/history/incident?maxResults=50", "/deployment?maxResults=50", "/user?maxResults=50",
			"/group?maxResults=50", "/identity/groups?userId=amursk" })
	void listsShowAClerkNothingForeign(String path) {
		HttpResponse<String> answer = Browser.of("elban", this.port).get(Browser.ENGINE + path);

		assertThat(answer.statusCode()).isIn(200, 403);
		assertThat(answer.body()).doesNotContain(this.foreign, "userTask_amursk", this.deployment, "amursk@",
				"\"amursk\"", "settlementAmursk");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "PUT|/task/OWN|{\"dueDate\":\"2030-01-01T00:00:00.000+0000\"}",
					"POST|/task/OWN/bpmnError|{\"errorCode\":\"skip\"}",
					"POST|/process-instance/INSTANCE/modification|{\"instructions\":[]}",
					"DELETE|/process-instance/INSTANCE|", "PUT|/process-instance/INSTANCE/variables/x|{\"value\":1}",
					"POST|/deployment/create|{}", "POST|/authorization/create|{}", "POST|/user/create|{}",
					"PUT|/group/camunda-admin/members/coordinator|", "POST|/history/process-instance/delete|{}",
					"POST|/message|{\"messageName\":\"x\"}", "POST|/task/OWN/complete|{}" })
	void theCoordinatorWatchesAndHandsOverButChangesNoRecord(String method, String path,
			@org.jspecify.annotations.Nullable String body) {
		Browser coordinator = Browser.of("coordinator", this.port);

		assertThat(coordinator.request(method, Browser.ENGINE + filled(path), (body != null) ? body : "").statusCode())
			.isEqualTo(403);
		assertUntouched();
		assertThat(coordinator.get(Browser.ENGINE + "/process-instance/" + this.instance).statusCode()).isEqualTo(200);
		assertThat(coordinator.post(Browser.ENGINE + "/history/process-instance?maxResults=10", "{}").statusCode())
			.isEqualTo(200);
		assertThat(coordinator.post(Browser.ENGINE + "/task/" + this.own + "/assignee", "{\"userId\":\"elban\"}")
			.statusCode()).isEqualTo(204);
	}

	@Test
	void aClerkMayChangeTheOwnPassword() {
		Browser achan = Browser.of("achan", this.port);

		assertThat(changePassword(achan, "Osina-i-Bereza-77", "wrong").statusCode()).isEqualTo(400);
		// The engine counts this like a wrong password at the door, and waits.
		this.clock.moveTo(this.clock.instant().plusSeconds(10));
		assertThat(changePassword(achan, "short", Browser.PASSWORD).body()).contains("policy");
		HttpResponse<String> changed = changePassword(achan, "Osina-i-Bereza-77", Browser.PASSWORD);
		assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
		assertThat(this.identities.checkPassword("achan", "Osina-i-Bereza-77")).isTrue();
	}

	private static HttpResponse<String> changePassword(Browser achan, String password, String present) {
		return achan.request("PUT", Browser.ENGINE + "/user/achan/credentials",
				"{\"password\":\"" + password + "\",\"authenticatedUserPassword\":\"" + present + "\"}");
	}

	@Test
	void theListOfAQueryIsLimited() {
		Browser elban = Browser.of("elban", this.port);

		assertThat(elban.get(Browser.ENGINE + "/task").statusCode()).isEqualTo(400);
		assertThat(elban.get(Browser.ENGINE + "/task?maxResults=2001").statusCode()).isEqualTo(400);
		assertThat(elban.get(Browser.ENGINE + "/task?maxResults=2000").statusCode()).isEqualTo(200);
	}

	/** The engine would refuse it too, should somebody get past the edge. */
	@Test
	void theEngineItselfRefuses() {
		this.identities.setAuthentication("elban", List.of("settlementElban"));

		assertNotAuthorized(() -> {
			Task task = this.tasks.createTaskQuery().taskId(this.own).singleResult();
			task.setDueDate(new Date());
			this.tasks.saveTask(task);
		});
		assertNotAuthorized(() -> this.tasks.setVariable(this.own, "x", 1));
		assertNotAuthorized(() -> this.tasks.setVariableLocal(this.own, "x", 1));
		assertNotAuthorized(() -> this.tasks.delegateTask(this.own, "amursk"));
		assertNotAuthorized(() -> this.tasks.setAssignee(this.own, "amursk"));
		assertNotAuthorized(() -> this.tasks.addCandidateGroup(this.own, "settlementAmursk"));
		assertNotAuthorized(() -> this.tasks.claim(this.foreign, "elban"));
		assertNotAuthorized(() -> this.tasks.complete(this.foreign));
		assertNotAuthorized(() -> this.tasks.getVariables(this.foreign));
		assertNotAuthorized(() -> this.runtime.setVariable(this.instance, "x", 1));
		assertNotAuthorized(() -> this.runtime.deleteProcessInstance(this.instance, "x"));
		assertNotAuthorized(() -> this.runtime.suspendProcessInstanceById(this.instance));
		assertNotAuthorized(() -> this.runtime.createProcessInstanceModification(this.instance)
			.cancelAllForActivity("userTask_elban")
			.execute());
		assertNotAuthorized(() -> this.runtime.startProcessInstanceByKey("engineApiAttackProcess", "amursk-2014/2.1"));
		assertNotAuthorized(() -> this.repository.createDeployment().addClasspathResource(MODEL).deploy());
		assertNotAuthorized(() -> this.identities.deleteUser("elban"));
		assertNotAuthorized(() -> this.identities.createMembership("elban", "coordinators"));
		assertThat(this.tasks.createTaskQuery().taskId(this.foreign).count()).isZero();
		this.identities.clearAuthentication();
		assertUntouched();
	}

	private void assertUntouched() {
		Task task = task("userTask_elban");
		assertThat(task.getId()).isEqualTo(this.own);
		assertThat(task.getAssignee()).isEqualTo("elban");
		assertThat(task.getDelegationState()).isNull();
		assertThat(task.getDueDate()).isEqualTo(this.due);
		assertThat(task.isSuspended()).isFalse();
		assertThat(task("userTask_amursk").getAssignee()).isNull();
		assertThat(this.runtime.getVariables(this.instance)).isEmpty();
		assertThat(this.tasks.getVariablesLocal(this.own)).isEmpty();
		assertThat(this.identities.createUserQuery().memberOfGroup("coordinators").userId("elban").count()).isZero();
		assertThat(this.identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list()).extracting("id")
			.containsExactly("admin");
		assertThat(this.repository.createDeploymentQuery().deploymentId(this.deployment).count()).isOne();
	}

	private static void assertRefusedAtTheEdge(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("\"RequestRefused\"").doesNotContain("java.lang");
	}

	private static void assertNotAuthorized(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
		assertThatExceptionOfType(AuthorizationException.class).isThrownBy(action);
	}

	private String filled(String text) {
		String filter = this.filters.createTaskFilterQuery()
			.filterName("Мои задачи")
			.filterOwner("elban")
			.singleResult()
			.getId();
		String filled = text;
		for (Map.Entry<String, String> entry : Map
			.of("OWN", this.own, "FOREIGN", this.foreign, "INSTANCE", this.instance, "DEPLOYMENT", this.deployment,
					"FILTER", filter)
			.entrySet()) {
			filled = filled.replace(entry.getKey(), entry.getValue());
		}
		return filled;
	}

	private Task task(String activity) {
		return this.tasks.createTaskQuery().processInstanceId(this.instance).taskDefinitionKey(activity).singleResult();
	}

	private long open(String activity) {
		return this.tasks.createTaskQuery().processInstanceId(this.instance).taskDefinitionKey(activity).count();
	}

}
