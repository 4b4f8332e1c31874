package resolute.execution.process.control;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineState;
import resolute.deadline.DeadlineView;
import resolute.deadline.Escalations;
import resolute.deadline.Escalations.Escalation;
import resolute.deadline.OverdueEnd;
import resolute.deadline.Watch;
import resolute.execution.form.Violation;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A task of the district, due on Monday 3 February 2014, is left alone: level 1 on the
 * 4th, level 2 on the 6th, level 3 on the 17th.
 */
@ApplicationTest
class EscalationProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(ControlProcess.ESCALATE);

	private static final String REVIEW = ControlProcess.REVIEW_TASK;

	@Autowired
	private Office office;

	@Autowired
	private Watch watch;

	@Autowired
	private DeadlineRegister deadlines;

	@Autowired
	private Escalations escalations;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private JdbcClient jdbc;

	private ProcessInstance work;

	private UUID item;

	@BeforeEach
	void leaveATaskAlone() {
		this.work = this.office.start("establishCoordinationCouncilProcess", "1.1");
		DeadlineView deadline = this.deadlines.ofTask(this.office.task(this.work, "userTask_accept").getId())
			.orElseThrow();
		assertThat(deadline.dueOn()).isEqualTo("2014-02-03");
		this.item = deadline.id();
	}

	@Test
	void reachesItsLevelsOnTheirWorkingDays() {
		look(LocalDate.of(2014, 2, 3));
		assertThat(this.escalations.of(this.item)).as("due today is in time").isEmpty();

		escalate();

		assertThat(only().level()).isOne();
		assertThat(notices()).as("nobody is entered as head of the district's administration")
			.containsExactly("1 district executor", "1 head/district head");
		assertThat(timer("event_secondLevel")).isEqualTo("2014-02-06T09:00");

		secondLevel();
		assertThat(only().level()).isEqualTo(2);
		assertThat(notices()).contains("2 coordinator coordinator");
		assertThat(this.office.task(this.work, REVIEW).getDescription()).contains("1.1 Принять к исполнению")
			.contains("Администрация Амурского муниципального района")
			.contains("03.02.2014")
			.contains("просрочено рабочих дней: 3");
		assertThat(timer("event_thirdLevel")).isEqualTo("2014-02-17T09:00");

		this.office.fireTimer(this.work, "event_thirdLevel");
		assertThat(only().level()).isEqualTo(3);
		assertThat(notices()).contains("3 head districtHead");
	}

	@Test
	void startsOnceHoweverOftenTheWatchLooks() {
		escalate();
		look(LocalDate.of(2014, 2, 5));
		this.jdbc.sql("update deadline set watch_on = '2014-02-05' where id = :id").param("id", this.item).update();
		look(LocalDate.of(2014, 2, 5));

		assertThat(this.escalations.of(this.item)).hasSize(1);
		assertThat(escalating()).hasSize(1);
		assertThat(notices()).hasSize(2);
	}

	@Test
	void endsWhenTheWorkIsHandedIn() {
		escalate();
		secondLevel();

		this.office.complete(this.work, "userTask_accept");

		assertThat(escalating()).isEmpty();
		assertThat(only().end()).contains(OverdueEnd.SETTLED);
		assertThat(this.office.open(this.work)).doesNotContain(REVIEW);
		assertThat(deadline().missedDueOn()).contains(LocalDate.of(2014, 2, 3));
	}

	@Test
	void remindsAgainAndAsksAgain() {
		escalate();
		secondLevel();

		review(Map.of("decision", "remindAgain"));

		assertThat(this.office.open(this.work)).contains(REVIEW);
		assertThat(mails("reminder")).isOne();
		assertThat(escalating()).hasSize(1);
	}

	@Test
	void extendingMovesEverythingAndEndsIt() {
		escalate();
		secondLevel();

		review(Map.of("decision", "extend", "newDueOn", "2014-02-22", "reason", "Согласование затянулось"));

		DeadlineView moved = deadline();
		assertThat(moved.dueOn()).as("a Saturday, rolled").isEqualTo("2014-02-21");
		assertThat(moved.originalDueOn()).isEqualTo("2014-02-03");
		assertThat(moved.missedDueOn()).contains(LocalDate.of(2014, 2, 3));
		assertThat(this.office.task(this.work, "userTask_accept")
			.getDueDate()
			.toInstant()
			.atZone(this.office.clock().getZone())).hasToString("2014-02-21T23:59:59+11:00[Asia/Vladivostok]");
		assertThat(this.deadlines.changes(this.item)).singleElement().satisfies((change) -> {
			assertThat(change.from()).isEqualTo("2014-02-03");
			assertThat(change.to()).isEqualTo("2014-02-21");
			assertThat(change.change().reason()).isEqualTo("Согласование затянулось");
			assertThat(change.change().grantedBy()).isEqualTo("coordinator");
		});
		assertThat(escalating()).isEmpty();
		assertThat(only().end()).contains(OverdueEnd.EXTENDED);
		assertThat(mails("extensionDecided")).isOne();
	}

	@Test
	void beginsAgainFromTheNewDate() {
		escalate();
		secondLevel();
		review(Map.of("decision", "extend", "newDueOn", "2014-02-21", "reason", "Согласование затянулось"));

		look(LocalDate.of(2014, 2, 14));
		look(LocalDate.of(2014, 2, 20));
		assertThat(reminders()).containsExactly("2014-02-21 5", "2014-02-21 1");
		look(LocalDate.of(2014, 2, 24));

		assertThat(this.escalations.of(this.item)).extracting(Escalation::dueOn)
			.containsExactly(LocalDate.of(2014, 2, 3), LocalDate.of(2014, 2, 21));
		assertThat(escalating()).hasSize(1);
		assertThat(timer("event_secondLevel")).isEqualTo("2014-02-26T09:00");
	}

	@Test
	void goesToAnotherOrganisationWithItsDate() {
		escalate();
		secondLevel();

		review(Map.of("decision", "reassign", "newOrganisation", "settlementElban", "reason",
				"Полномочие у поселения"));

		assertThat(deadline().organisation()).contains(new OrganisationId("settlementElban"));
		assertThat(this.office.task(this.work, "userTask_accept", "settlementElban")).isNotNull();
		assertThat(this.office.task(this.work, "userTask_accept", "district")).isNull();
		assertThat(escalating()).as("still late").hasSize(1);
		this.office.complete(this.work, "userTask_accept", "settlementElban", Map.of());
		assertThat(escalating()).isEmpty();
	}

	@Test
	void goesToAPersonWhoHasItAtOnce() {
		escalate();
		secondLevel();

		review(Map.of("decision", "reassign", "newMember", "elban", "reason", "Занимается этим вопросом"));

		assertThat(this.office.task(this.work, "userTask_accept").getAssignee()).isEqualTo("elban");
		assertThat(deadline().assignee()).contains("elban");
	}

	@Test
	void isToldToTheHeadAtOnceIfTheCoordinatorSaysSo() {
		escalate();
		secondLevel();

		review(Map.of("decision", "escalateNow", "reason", "Срывается заседание"));

		assertThat(only().level()).isEqualTo(3);
		assertThat(notices()).contains("3 head districtHead");
		this.office.fireTimer(this.work, "event_thirdLevel");
		assertThat(notices().stream().filter((notice) -> notice.startsWith("3"))).hasSize(1);
	}

	@Test
	void closingEndsTheRecommendation() {
		escalate();
		secondLevel();

		review(Map.of("decision", "closeAsObsolete", "reason", "Утратило смысл", "confirmed", true));

		assertThat(deadline().state()).isEqualTo(DeadlineState.WITHDRAWN);
		assertThat(only().end()).contains(OverdueEnd.WITHDRAWN);
		assertThat(this.office.tasks(this.work)).isEmpty();
		assertThat(this.outcomes.of(RecommendationKey.parse(this.work.getBusinessKey()))).extracting("kind")
			.containsExactly(OutcomeKind.OBSOLETE);
		assertThat(escalating()).isEmpty();
	}

	@Test
	void refusesDecisionsThatSayTooLittle() {
		escalate();
		secondLevel();

		assertThat(refused(Map.of())).containsExactly("decision");
		assertThat(refused(Map.of("decision", "forget"))).containsExactly("decision");
		assertThat(refused(Map.of("decision", "extend"))).containsExactlyInAnyOrder("newDueOn", "reason");
		assertThat(refused(Map.of("decision", "extend", "newDueOn", "2014-02-06", "reason", "Мало времени")))
			.containsExactly("newDueOn");
		assertThat(refused(Map.of("decision", "extend", "newDueOn", "2099-12-31", "reason", "Мало времени")))
			.containsExactly("newDueOn");
		assertThat(refused(Map.of("decision", "reassign", "reason", "Другому"))).containsExactly("newOrganisation");
		assertThat(refused(Map.of("decision", "reassign", "newOrganisation", "nobody", "reason", "Другому")))
			.containsExactly("newOrganisation");
		assertThat(refused(Map.of("decision", "closeAsObsolete", "reason", "Утратило смысл")))
			.containsExactly("confirmed");
		assertThat(refused(Map.of("decision", "escalateNow"))).containsExactly("reason");
		assertThat(escalating()).hasSize(1);
		assertThat(deadline().dueOn()).isEqualTo("2014-02-03");
	}

	@Test
	void doesNotChaseTheCoordinatorForClearingUp() {
		escalate();
		secondLevel();
		String review = this.office.task(this.work, REVIEW).getId();

		look(LocalDate.of(2014, 2, 28));

		UUID clearingUp = this.deadlines.ofTask(review).orElseThrow().id();
		assertThat(this.escalations.of(clearingUp)).isEmpty();
	}

	@Test
	void waitsForWorkingHours() {
		this.office.clock()
			.moveTo(LocalDate.of(2014, 2, 4).atTime(8, 59).atZone(this.office.clock().getZone()).toInstant());
		this.watch.look();
		assertThat(this.escalations.of(this.item)).isEmpty();

		look(LocalDate.of(2014, 2, 8));
		assertThat(this.escalations.of(this.item)).as("a Saturday").isEmpty();

		look(LocalDate.of(2014, 2, 10));
		assertThat(this.escalations.of(this.item)).hasSize(1);
	}

	private void look(LocalDate day) {
		this.office.clock().moveTo(day);
		this.watch.look();
	}

	private void escalate() {
		look(LocalDate.of(2014, 2, 4));
	}

	private void secondLevel() {
		this.office.fireTimer(this.work, "event_secondLevel");
	}

	private void review(Map<String, ?> answers) {
		Task task = this.office.task(this.work, REVIEW);
		this.office.submit(task, answers);
	}

	private List<String> refused(Map<String, ?> answers) {
		return this.office.refused(this.office.task(this.work, REVIEW), answers)
			.stream()
			.map(Violation::field)
			.toList();
	}

	private DeadlineView deadline() {
		return this.deadlines.find(this.item).orElseThrow();
	}

	private Escalation only() {
		List<Escalation> all = this.escalations.of(this.item);
		assertThat(all).hasSize(1);
		return all.get(0);
	}

	private List<ProcessInstance> escalating() {
		return this.runtime.createProcessInstanceQuery()
			.processDefinitionKey(ControlProcess.ESCALATE)
			.variableValueEquals(ControlProcess.DEADLINE_ID, this.item.toString())
			.list();
	}

	/** When a timer fires, on the wall clock of the district. */
	private String timer(String activity) {
		return String.valueOf(this.jdbc.sql("""
				select to_char(j.duedate_ at time zone 'UTC' at time zone 'Asia/Vladivostok', 'YYYY-MM-DD"T"HH24:MI')
				from act_ru_job j join act_ru_variable v on v.proc_inst_id_ = j.process_instance_id_
				where v.name_ = 'deadlineId' and v.text_ = :item and j.handler_cfg_ = :activity
				""").param("item", this.item.toString()).param("activity", activity).query(String.class).single());
	}

	private List<String> notices() {
		return this.jdbc.sql("""
				select level || ' ' || recipient || ' ' || role from notice
				where deadline_id = :item and level is not null order by level, recipient
				""").param("item", this.item).query(String.class).list();
	}

	private List<String> reminders() {
		return this.jdbc
			.sql("""
					select due_on || ' ' || days_before from reminder where deadline_id = :item order by due_on, days_before desc
					""")
			.param("item", this.item)
			.query(String.class)
			.list();
	}

	private int mails(String kind) {
		return this.jdbc.sql("select count(*) from mail where deadline_id = :item and kind = :kind")
			.param("item", this.item)
			.param("kind", kind)
			.query(Integer.class)
			.single();
	}

}
