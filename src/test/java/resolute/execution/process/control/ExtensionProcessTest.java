package resolute.execution.process.control;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineView;
import resolute.deadline.Escalations;
import resolute.deadline.ExtensionRefusedException;
import resolute.deadline.Extensions;
import resolute.deadline.Extensions.Decision;
import resolute.deadline.OverdueEnd;
import resolute.deadline.Watch;
import resolute.execution.ExtensionDesk;
import resolute.execution.form.Violation;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The district asks for more time for a task that is due on Monday 3 February 2014. */
@ApplicationTest
class ExtensionProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(ControlProcess.EXTEND);

	private static final String DECIDE = "userTask_decideExtension";

	private static final String DECIDE_AS_HEAD = "userTask_decideExtensionAsHead";

	@Autowired
	private Office office;

	@Autowired
	private ExtensionDesk desk;

	@Autowired
	private Extensions extensions;

	@Autowired
	private Escalations escalations;

	@Autowired
	private DeadlineRegister deadlines;

	@Autowired
	private Watch watch;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	private ProcessInstance work;

	private UUID item;

	@BeforeEach
	void start() {
		this.work = this.office.start("establishCoordinationCouncilProcess", "1.1");
		this.item = this.deadlines.ofTask(this.office.task(this.work, "userTask_accept").getId()).orElseThrow().id();
	}

	@Test
	void grantingMovesTheDateAndTellsTheAsker() {
		ask("2014-02-14");
		Task decision = this.office.task(this.work, DECIDE);
		assertThat(decision.getDescription()).contains("до 14.02.2014")
			.contains("Не успеваем согласовать")
			.contains("1-й запрос");

		this.office.submit(decision, Map.of("decision", "granted", "grantedOn", "2014-02-12"));

		assertThat(deadline().dueOn()).isEqualTo("2014-02-12");
		assertThat(deadline().originalDueOn()).isEqualTo("2014-02-03");
		assertThat(deadline().missedDueOn()).as("it was in time").isEmpty();
		assertThat(LocalDate.ofInstant(this.office.task(this.work, "userTask_accept").getDueDate().toInstant(),
				this.office.clock().getZone()))
			.isEqualTo("2014-02-12");
		assertThat(this.deadlines.changes(this.item)).singleElement().satisfies((moved) -> {
			assertThat(moved.change().askedBy()).isEqualTo("district");
			assertThat(moved.change().grantedBy()).isEqualTo("coordinator");
		});
		assertThat(decided().grantedOn()).contains(LocalDate.of(2014, 2, 12));
		assertThat(deciding()).isZero();
	}

	@Test
	void refusingNeedsAReasonAndMovesNothing() {
		ask("2014-02-14");
		Task decision = this.office.task(this.work, DECIDE);
		assertThat(this.office.refused(decision, Map.of("decision", "refused"))).extracting(Violation::field)
			.containsExactly("remark");

		this.office.submit(decision, Map.of("decision", "refused", "remark", "Заседание назначено"));

		assertThat(deadline().dueOn()).isEqualTo("2014-02-03");
		assertThat(decided().kind()).isEqualTo("refused");
		assertThat(decided().remark()).contains("Заседание назначено");
		assertThat(deciding()).isZero();
	}

	@Test
	void theHeadOfTheDistrictDecidesFromTheThirdRequestOn() {
		for (int request = 1; request <= 2; request++) {
			ask("2014-02-14");
			this.office.submit(this.office.task(this.work, DECIDE), Map.of("decision", "refused", "remark", "Рано"));
		}

		ask("2014-02-14");

		assertThat(this.office.open(this.work)).contains(DECIDE_AS_HEAD).doesNotContain(DECIDE);
		this.office.submit(this.office.task(this.work, DECIDE_AS_HEAD),
				Map.of("decision", "granted", "grantedOn", "2014-02-14"));
		assertThat(deadline().dueOn()).isEqualTo("2014-02-14");
		assertThat(this.deadlines.changes(this.item)).singleElement()
			.satisfies((moved) -> assertThat(moved.change().grantedBy()).isEqualTo("head"));
	}

	@Test
	void lapsesWhenTheWorkIsHandedIn() {
		ask("2014-02-14");

		this.office.complete(this.work, "userTask_accept");

		assertThat(decided().kind()).isEqualTo("lapsed");
		assertThat(deciding()).isZero();
		assertThat(this.office.open(this.work)).doesNotContain(DECIDE);
	}

	@Test
	void anItemThatWasOverdueStaysRecordedAsHavingBeenOverdue() {
		this.office.clock().moveTo(LocalDate.of(2014, 2, 4));
		this.watch.look();
		ask("2014-02-14");

		this.office.submit(this.office.task(this.work, DECIDE),
				Map.of("decision", "granted", "grantedOn", "2014-02-14"));

		assertThat(deadline().missedDueOn()).contains(LocalDate.of(2014, 2, 3));
		assertThat(this.escalations.of(this.item)).singleElement()
			.satisfies((escalation) -> assertThat(escalation.end()).contains(OverdueEnd.EXTENDED));
	}

	@ParameterizedTest
	@CsvSource({ "2014-01-29, false", "2014-01-30, true", "2014-02-10, true" })
	void asksLateLessThanFiveDaysBefore(LocalDate today, boolean late) {
		this.office.clock().moveTo(today);

		ask("2014-02-14");

		assertThat(this.extensions.of(this.item)).singleElement()
			.satisfies((request) -> assertThat(request.lateAsked()).isEqualTo(late));
	}

	@ParameterizedTest
	@CsvSource({ "2014-02-03, NOT_LATER", "2014-02-01, NOT_LATER", "2014-01-28, NOT_AHEAD", "2016-02-01, TOO_FAR" })
	void refusesDaysThatAreNoExtension(LocalDate wanted, ExtensionRefusedException.Problem problem) {
		assertThatExceptionOfType(ExtensionRefusedException.class)
			.isThrownBy(() -> this.desk.ask(this.item, wanted, "Не успеваем", "district"))
			.satisfies((refusal) -> assertThat(refusal.problem()).isEqualTo(problem));
		assertThat(this.extensions.of(this.item)).isEmpty();
		assertThat(deciding()).isZero();
	}

	@Test
	void refusesASecondRequestBeforeTheFirstIsDecided() {
		ask("2014-02-14");

		assertThatExceptionOfType(ExtensionRefusedException.class).isThrownBy(() -> ask("2014-02-17"))
			.satisfies((refusal) -> assertThat(refusal.problem())
				.isEqualTo(ExtensionRefusedException.Problem.ALREADY_ASKED));
		assertThat(deciding()).isOne();
	}

	@Test
	void refusesWithoutReasonAndForWhatIsDone() {
		assertThatExceptionOfType(ExtensionRefusedException.class)
			.isThrownBy(() -> this.desk.ask(this.item, LocalDate.of(2014, 2, 14), "  ", "district"))
			.satisfies(
					(refusal) -> assertThat(refusal.problem()).isEqualTo(ExtensionRefusedException.Problem.NO_REASON));
		this.office.complete(this.work, "userTask_accept");
		assertThatExceptionOfType(ExtensionRefusedException.class).isThrownBy(() -> ask("2014-02-14"))
			.satisfies(
					(refusal) -> assertThat(refusal.problem()).isEqualTo(ExtensionRefusedException.Problem.NOT_OPEN));
	}

	@Test
	void nobodySetsADueDateBesideTheDeadline() {
		Task task = this.office.task(this.work, "userTask_accept");
		task.setDueDate(
				java.util.Date.from(LocalDate.of(2014, 3, 3).atStartOfDay(this.office.clock().getZone()).toInstant()));

		assertThatExceptionOfType(BadUserRequestException.class).isThrownBy(() -> this.tasks.saveTask(task));

		assertThat(deadline().dueOn()).isEqualTo("2014-02-03");
	}

	@Test
	void whoTakesATaskIsNotedOnItsDeadline() {
		Task task = this.office.task(this.work, "userTask_accept");
		this.office.as("district", (user) -> this.tasks.claim(task.getId(), user));
		assertThat(deadline().assignee()).contains("district");

		this.tasks.setAssignee(task.getId(), null);
		assertThat(deadline().assignee()).isEmpty();
	}

	private void ask(String wanted) {
		this.desk.ask(this.item, LocalDate.parse(wanted), "Не успеваем согласовать", "district");
	}

	private DeadlineView deadline() {
		return this.deadlines.find(this.item).orElseThrow();
	}

	private Decision decided() {
		List<Extensions.Request> all = this.extensions.of(this.item);
		assertThat(all).hasSize(1);
		return all.get(0).decision().orElseThrow();
	}

	private long deciding() {
		return this.runtime.createProcessInstanceQuery()
			.processDefinitionKey(ControlProcess.EXTEND)
			.variableValueEquals(ControlProcess.DEADLINE_ID, this.item.toString())
			.count();
	}

}
