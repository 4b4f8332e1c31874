package resolute.execution.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import resolute.execution.process.Withdrawals.Extent;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.outcome.Outcomes.Outcome;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;
import resolute.shared.ResolutionId;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What all models have in common; what is particular to one is in its own test. */
@ApplicationTest
class WithdrawalsTest {

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Withdrawals withdrawals;

	@Autowired
	private SubmittedValues submitted;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private TaskService tasks;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void theResolutionGoesOnAfterARecommendationThatWasWithdrawn() {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		String resolution = this.office.newResolution();
		this.runtime.startProcessInstanceByKey("executeAmursk2014Process", resolution,
				Map.of("resolutionId", resolution));
		ProcessInstance council = process(resolution + "/1.1");
		this.control.withdraw(council, "userTask_accept");

		this.control.assertClosed(council);
		// What needs the council is not started, and the register will not be opened.
		assertThat(List.of("1.2", "1.4", "1.5", "3.2", "4.1", "4.2", "4.3")).allSatisfy(
				(number) -> assertThat(this.outcomes.of(new RecommendationKey(new ResolutionId(resolution), number)))
					.extracting(Outcome::kind)
					.containsExactly(OutcomeKind.NOT_STARTED));
		assertThat(this.office.open(process(resolution + "/1.3"))).containsExactly("userTask_accept");
	}

	@Test
	void saysHowMuchWouldEndAndEndsNothing() {
		ProcessInstance process = this.office.start("holdSettlementEventsProcess", "2.1");
		this.office.complete(process, "userTask_accept", "settlementElban", Map.of());
		this.office.complete(process, "userTask_draftPlan", "settlementElban", Map.of());
		RecommendationKey key = RecommendationKey.parse(process.getBusinessKey());
		Optional<OrganisationId> elban = Optional.of(new OrganisationId("settlementElban"));
		String title = "2.1 Мероприятия в поселениях";
		Task event = this.office.tasks(process)
			.stream()
			.filter((task) -> task.getTaskDefinitionKey().equals("userTask_reportEvent"))
			.findFirst()
			.orElseThrow();
		List<String> before = this.office.open(process);

		assertThat(this.withdrawals.scopeOf(event.getId(), Extent.PART))
			.contains(new Scope(key, title, elban, Optional.of(ReportingPeriod.parse("2014-H1"))));
		assertThat(this.withdrawals.scopeOf(event.getId(), Extent.WHOLE))
			.contains(new Scope(key, title, Optional.empty(), Optional.empty()));
		assertThat(this.office.open(process)).isEqualTo(before);
	}

	@Test
	void withdrawsNothingIfTheCallersTransactionFails() {
		ProcessInstance process = this.office.start("studyInnovationPlatformProcess", "4.2");
		Task task = this.office.task(process, "userTask_accept");
		this.transaction.executeWithoutResult((status) -> {
			this.withdrawals.withdraw(task.getId(), Extent.PART);
			status.setRollbackOnly();
		});

		assertThat(this.office.open(process)).containsExactly("userTask_accept");
		assertThat(this.outcomes.of(RecommendationKey.parse(process.getBusinessKey()))).isEmpty();
		this.control.withdraw(process, "userTask_accept");
		this.control.assertClosed(process);
	}

	/** As when the coordinator decides so in the form of another process. */
	@Test
	void withdrawsFromWithinTheEngineToo(@Autowired ProcessEngine engine) {
		ProcessInstance process = this.office.start("studyInnovationPlatformProcess", "4.2");
		Task task = this.office.task(process, "userTask_accept");
		((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
			.execute((command) -> this.withdrawals.withdraw(task.getId(), Extent.PART));

		this.control.assertClosed(process);
	}

	@Test
	void doesNotTellTheReasonToWhoeverGoesOn() {
		ProcessInstance process = this.office.start("holdSettlementEventsProcess", "2.1");
		this.office.complete(process, "userTask_accept", "settlementElban", Map.of());
		this.office.complete(process, "userTask_draftPlan", "settlementElban", Map.of());
		Task event = this.office.tasks(process)
			.stream()
			.filter((task) -> task.getTaskDefinitionKey().equals("userTask_reportEvent"))
			.findFirst()
			.orElseThrow();
		this.submitted.during("userTask_ofTheCoordinator", Map.of("comment", "Дом культуры закрыт"),
				() -> this.withdrawals.withdraw(event.getId(), Extent.PART));

		assertThat(this.office.task(process, "userTask_draftPlan", "settlementElban").getDescription())
			.doesNotContain("Дом культуры закрыт");
	}

	@Test
	void leavesWhoeverIsSignedInAsTheyWere() {
		ProcessInstance process = this.office.start("establishCoordinationCouncilProcess", "1.1");
		Task task = this.office.task(process, "userTask_accept");
		this.office.as("elban", (user) -> {
			this.withdrawals.scopeOf(task.getId(), Extent.PART);
			assertThatExceptionOfType(AuthorizationException.class)
				.isThrownBy(() -> this.tasks.claim(task.getId(), user));
		});
	}

	@Test
	void cannotWithdrawWhatHasGoneOrWhatItsModelDoesNotProvideFor() {
		String deployment = this.repository.createDeployment().addString("plain.bpmn", """
				<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
				             xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
				  <process id="plainProcess" isExecutable="true" camunda:historyTimeToLive="P1D">
				    <startEvent id="event_started"/>
				    <sequenceFlow id="flow_one" sourceRef="event_started" targetRef="userTask_one"/>
				    <userTask id="userTask_one" name="Проверить" camunda:candidateGroups="district"/>
				  </process>
				</definitions>
				""").deploy().getId();
		try {
			Task task = this.office.tasks(this.office.start("plainProcess", "1.1")).get(0);
			assertThat(this.withdrawals.scopeOf(task.getId(), Extent.PART)).isEmpty();
			assertThat(this.withdrawals.scopeOf(task.getId(), Extent.WHOLE)).isEmpty();
			assertThatIllegalStateException().isThrownBy(() -> this.withdrawals.withdraw(task.getId(), Extent.PART))
				.withMessageContaining(task.getId());
			assertThat(this.tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
			assertThatIllegalStateException().isThrownBy(() -> this.withdrawals.withdraw("no-such-task", Extent.WHOLE));
		}
		finally {
			this.repository.deleteDeployment(deployment, true);
		}
	}

	private ProcessInstance process(String businessKey) {
		return this.runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).singleResult();
	}

}
