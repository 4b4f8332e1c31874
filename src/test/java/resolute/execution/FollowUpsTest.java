package resolute.execution;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import resolute.database.StatementCount;
import resolute.execution.FollowUps.FollowUp;
import resolute.support.ApplicationTest;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class FollowUpsTest {

	@Autowired
	private Office office;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private StatementCount statements;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void whatItsCompletionHasOpenedFollowsWhoeverItIsFor() {
		ProcessInstance process = this.office.start("establishCoordinationCouncilProcess", "1.1");
		UUID accepted = complete(this.office.task(process, "userTask_accept"), Map.of());

		assertThat(this.followUps.of(accepted, "elban")).hasSameSizeAs(this.office.tasks(process))
			.allSatisfy((next) -> assertThat(next.removal()).isFalse());
	}

	@Test
	void whatFollowsFromWhatFollowedIsTheCurrentStep() {
		ProcessInstance process = this.office.start("establishCoordinationCouncilProcess", "1.1");
		UUID report = complete(this.office.walkTo(process, "userTask_report"), Map.of());
		complete(this.office.task(process, "userTask_removeFromControl"),
				Map.of("decision", "rework", "comment", "Приложите положение о совете"));

		assertThat(this.followUps.of(report, "district")).singleElement()
			.satisfies((next) -> assertThat(next.title()).contains("Отчитаться"))
			.satisfies((next) -> assertThat(next.own()).isTrue());
	}

	@Test
	void aReportIsFollowedByTheCoordinator() {
		ProcessInstance process = this.office.start("establishCoordinationCouncilProcess", "1.1");
		UUID report = complete(this.office.walkTo(process, "userTask_report"), Map.of());

		assertThat(this.followUps.of(report, "district")).singleElement()
			.satisfies((next) -> assertThat(next.removal()).isTrue())
			.satisfies((next) -> assertThat(next.own()).isFalse());

		UUID removal = complete(this.office.task(process, "userTask_removeFromControl"), Map.of("decision", "accept"));
		assertThat(this.followUps.of(removal, "coordinator")).isEmpty();
		assertThat(this.followUps.of(report, "district")).isEmpty();
	}

	@Test
	void theCoordinatorsStepInAnothersPartDoesNot() {
		ProcessInstance process = this.office.start("holdSettlementEventsProcess", "2.1");
		Task elban = this.office.task(process, "userTask_accept", "settlementElban");
		Task achan = this.office.task(process, "userTask_accept", "settlementAchan");

		UUID accepted = complete(elban, Map.of("decision", "accepted"));
		complete(achan, Map.of("decision", "declined", "reason", "Пункт исполняет район: своих домов у нас нет"));

		assertThat(this.office.open(process)).contains("userTask_considerRefusal");
		StatementCount.Counted<List<FollowUp>> next = this.statements.count(() -> this.followUps.of(accepted, "elban"));
		assertThat(next.result()).isNotEmpty().allSatisfy((one) -> assertThat(one.own()).isTrue());
		assertThat(next.statements()).isOne();
	}

	@Test
	void nothingFollowsWhatIsNotThere() {
		assertThat(this.followUps.of(UUID.randomUUID(), "elban")).isEmpty();
	}

	private UUID complete(Task task, Map<String, ?> answers) {
		this.office.complete(task, answers);
		return this.jdbc.sql("select id from deadline where task_id = :task")
			.param("task", task.getId())
			.query(UUID.class)
			.single();
	}

}
