package resolute.support;

import java.util.List;
import java.util.function.Predicate;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import resolute.execution.process.Withdrawals;
import resolute.execution.process.Withdrawals.Extent;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.outcome.Outcomes.Outcome;
import resolute.shared.RecommendationKey;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The coordinator takes off control what has lost its point. */
@TestComponent
public class Control {

	private final Office office;

	private final Withdrawals withdrawals;

	private final Outcomes outcomes;

	private final RuntimeService runtime;

	private final JdbcClient jdbc;

	Control(Office office, Withdrawals withdrawals, Outcomes outcomes, RuntimeService runtime, JdbcClient jdbc) {
		this.office = office;
		this.withdrawals = withdrawals;
		this.outcomes = outcomes;
		this.runtime = runtime;
		this.jdbc = jdbc;
	}

	/** Withdraws the part that the first open task with this key belongs to. */
	public Scope withdraw(ProcessInstance process, String key) {
		return withdraw(this.office.tasks(process)
			.stream()
			.filter((task) -> task.getTaskDefinitionKey().equals(key))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No open task " + key)), Extent.PART);
	}

	/** Withdraws the part that an organisation's task belongs to. */
	public Scope withdraw(ProcessInstance process, String key, String organisation) {
		return withdraw(this.office.task(process, key, organisation), Extent.PART);
	}

	/** Withdraws the recommendation for everybody. */
	public Scope withdrawWhole(ProcessInstance process) {
		return withdraw(this.office.tasks(process).get(0), Extent.WHOLE);
	}

	/** Does it as the coordinator, and holds what ended against what was announced. */
	public Scope withdraw(Task task, Extent extent) {
		Scope announced = this.withdrawals.scopeOf(task.getId(), extent).orElseThrow();
		this.office.as("coordinator",
				(user) -> assertThat(this.withdrawals.withdraw(task.getId(), extent)).isEqualTo(announced));
		assertThat(this.jdbc.sql("select state from deadline where task_id = :task")
			.param("task", task.getId())
			.query(String.class)
			.single()).isEqualTo("withdrawn");
		assertThat(this.withdrawals.scopeOf(task.getId(), extent)).as("a task that has gone").isEmpty();
		return announced;
	}

	/** Nothing is left to do, and that is what was recorded of the whole. */
	public void assertClosed(ProcessInstance process) {
		assertThat(this.runtime.createProcessInstanceQuery().processInstanceId(process.getId()).count()).isZero();
		assertThat(this.office.open(process)).isEmpty();
		RecommendationKey key = RecommendationKey.parse(process.getBusinessKey());
		assertThat(this.jdbc.sql(
				"select count(*) from deadline where resolution_id = :resolution and number = :number and state = 'open'")
			.param("resolution", key.resolution().value())
			.param("number", key.number())
			.query(Long.class)
			.single()).as("open deadlines").isZero();
		assertThat(kinds(process, (outcome) -> outcome.organisation().isEmpty() && outcome.period().isEmpty()))
			.containsExactly(OutcomeKind.OBSOLETE);
	}

	/** How what has just ended was recorded: once, as obsolete. */
	public void assertRecorded(ProcessInstance process, Scope ended) {
		assertThat(kinds(process, (outcome) -> outcome.organisation().equals(ended.organisation())
				&& outcome.period().equals(ended.period())))
			.containsExactly(OutcomeKind.OBSOLETE);
	}

	private List<OutcomeKind> kinds(ProcessInstance process, Predicate<Outcome> which) {
		return this.outcomes.of(RecommendationKey.parse(process.getBusinessKey()))
			.stream()
			.filter(which)
			.map(Outcome::kind)
			.toList();
	}

}
