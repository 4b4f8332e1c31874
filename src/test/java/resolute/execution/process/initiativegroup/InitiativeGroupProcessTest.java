package resolute.execution.process.initiativegroup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.execution.form.Violation;
import resolute.execution.process.Withdrawals.Extent;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.participant.MemberRole;
import resolute.participant.Participants;
import resolute.shared.RecommendationKey;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class InitiativeGroupProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(InitiativeGroup.PROCESS);

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private Participants participants;

	@Autowired
	private IdentityService identity;

	@BeforeEach
	void useEngine(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
	}

	@Test
	void formsTheGroupThatElectsItsLeadAndPlansItsWork() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("subProcess_recruitMembers", "serviceTask_establishGroup", "event_carriedOut")
			.hasNotPassed("userTask_considerRefusal", "event_consentsLate", "event_obsolete");
		assertThat(outcome(process)).containsExactly(OutcomeKind.CARRIED_OUT);
		assertThat(this.participants.membersOf(InitiativeGroup.GROUP)).containsExactlyInAnyOrder("amursk", "elban",
				"companyone", "companytwo", "companythree");
		assertThat(this.participants.membersOf(InitiativeGroup.GROUP, MemberRole.LEAD)).containsExactly("companyone");
		assertThat(this.identity.createUserQuery().memberOfGroup("initiativeGroup").count()).isEqualTo(5);
	}

	@Test
	void takesTheMembershipOfTheLastOrder() {
		reported();
		ProcessInstance process = consenting();
		this.office.complete(process, InitiativeGroup.COLLECT_CONSENTS,
				Map.of("members", List.of("achan", "bolon", "litovko", "companytwo", "companythree")));
		complete(process, "userTask_draftOrder", "userTask_signOrder", "userTask_publishOrder");
		this.office.complete(process, InitiativeGroup.ELECT_LEAD,
				Map.of("present", List.of("achan", "bolon", "litovko"), "lead", "companytwo", "votesFor", 2));

		assertThat(this.participants.membersOf(InitiativeGroup.GROUP)).containsExactlyInAnyOrder("achan", "bolon",
				"litovko", "companytwo", "companythree");
		assertThat(this.participants.membersOf(InitiativeGroup.GROUP, MemberRole.LEAD)).containsExactly("companytwo");
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = this.office.start(InitiativeGroup.PROCESS, "1.4");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Стратегию разрабатывает край"));
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined").hasNotPassed("gateway_recruit");
		assertThat(outcome(process)).containsExactly(OutcomeKind.DECLINED);
	}

	@Test
	void asksAgainWhenTheRefusalIsNotAccepted() {
		ProcessInstance process = this.office.start(InitiativeGroup.PROCESS, "1.4");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "notOurs", "reason", "Это дело самих предприятий"));
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Резолюция обращена к району"));

		assertThat(this.office.open(process)).containsExactly("userTask_accept");
		assertThat(outcome(process)).isEmpty();
	}

	@Test
	void callsAgainWhenConsentsAreLateAndGoesOnWithThem() {
		ProcessInstance process = consenting();
		this.office.fireTimer(process, "event_consentsLate");

		// 5 working days after Wednesday 29 January 2014 end with Wednesday 5 February.
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 2, 6));
		assertThat(this.office.open(process)).containsExactly("userTask_callAgain", InitiativeGroup.COLLECT_CONSENTS);
		this.office.complete(process, "userTask_callAgain");
		this.office.complete(process, InitiativeGroup.COLLECT_CONSENTS);

		BpmnAwareTests.assertThat(process).hasPassed("event_calledAgain");
		assertThat(this.office.open(process)).containsExactly("userTask_draftOrder");
	}

	@Test
	void doesNotAskForTheSecondCallOnceTheConsentsAreThere() {
		ProcessInstance process = consenting();
		this.office.fireTimer(process, "event_consentsLate");
		this.office.complete(process, InitiativeGroup.COLLECT_CONSENTS);

		assertThat(this.office.open(process)).containsExactly("userTask_draftOrder");
	}

	@Test
	void recruitsAnewWhenTheHeadReturnsTheOrder() {
		ProcessInstance process = ordered("userTask_draftOrder");
		this.office.complete(process, "userTask_signOrder",
				Map.of("decision", "returned", "remarks", "Нужен представитель Литовко"));

		assertThat(this.office.open(process)).containsExactly("userTask_callForMembers");
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsolete() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите план работы"));
		assertThat(this.office.open(process)).containsExactly("userTask_report");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Стратегию разрабатывает край"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(outcome(process)).containsExactly(OutcomeKind.OBSOLETE);
	}

	@Test
	void isDueFifteenWorkingDaysAfterItsStart() {
		ProcessInstance process = ordered("userTask_publishOrder");
		complete(process, InitiativeGroup.ELECT_LEAD, "userTask_planWork");
		Task report = this.office.task(process, "userTask_report");

		// Wednesday 19 February 2014, in Vladivostok (then UTC+11).
		assertThat(report.getDueDate().toInstant()).isEqualTo("2014-02-19T12:59:59Z");
	}

	@Test
	void refusesAGroupThatIsTooSmallOrHasTooFewFromCompanies() {
		ProcessInstance process = consenting();
		String collect = InitiativeGroup.COLLECT_CONSENTS;

		assertThat(fields(this.office.refusedWith(process, collect, Map.of("members", List.of("amursk", "elban")))))
			.contains("members");
		assertThat(fields(this.office.refusedWith(process, collect,
				Map.of("members", List.of("amursk", "elban", "achan", "bolon", "companyone")))))
			.containsExactly("members");
		assertThat(fields(this.office.refusedWith(process, collect,
				Map.of("members", List.of("amursk", "elban", "achan", "bolon", "companyone", "companytwo")))))
			.containsExactly("consents");
		assertThat(fields(this.office.refusedWith(process, collect,
				Map.of("members", List.of("amursk", "elban", "achan", "companyone", "nobody")))))
			.containsExactly("members");
		assertThat(fields(this.office.refusedWith(process, collect, Map.of("consents", List.of()))))
			.containsExactly("consents");
	}

	@Test
	void refusesAnElectionThatDoesNotHold() {
		ProcessInstance process = ordered("userTask_publishOrder");
		String elect = InitiativeGroup.ELECT_LEAD;

		assertThat(fields(this.office.refusedWith(process, elect, Map.of("lead", "head")))).containsExactly("lead");
		assertThat(fields(this.office.refusedWith(process, elect,
				Map.of("present", List.of("amursk", "companyone", "companytwo", "head"), "votesFor", 4))))
			.containsExactly("present");
		assertThat(fields(this.office.refusedWith(process, elect, Map.of("votesFor", 2)))).containsExactly("votesFor");
		assertThat(fields(this.office.refusedWith(process, elect, Map.of("votesFor", 5)))).containsExactly("votesFor");
		assertThat(fields(this.office.refusedWith(process, elect, Map.of("heldOn", "2014-01-28"))))
			.containsExactly("heldOn");
		assertThat(fields(this.office.refusedWith(process, elect, Map.of("heldOn", "2014-01-30"))))
			.containsExactly("heldOn");
	}

	@Test
	void refusesAnElectionWithoutQuorum() {
		ProcessInstance process = consenting();
		this.office.complete(process, InitiativeGroup.COLLECT_CONSENTS,
				Map.of("members", List.of("amursk", "elban", "achan", "bolon", "companyone", "companytwo"), "consents",
						consents(process, 6)));
		complete(process, "userTask_draftOrder", "userTask_signOrder", "userTask_publishOrder");

		assertThat(fields(this.office.refusedWith(process, InitiativeGroup.ELECT_LEAD,
				Map.of("present", List.of("amursk", "elban", "companyone"), "votesFor", 2))))
			.containsExactly("present");
	}

	@Test
	void refusesACallWithoutChannelOrWithATermThatIsOver() {
		ProcessInstance process = accepted();
		String call = "userTask_callForMembers";

		assertThat(fields(this.office.refused(process, call, Map.of()))).containsExactlyInAnyOrder("sentOn", "channels",
				"answerBy", "text");
		assertThat(fields(this.office.refusedWith(process, call, Map.of("sentOn", "2014-01-30"))))
			.containsExactly("sentOn");
		assertThat(fields(this.office.refusedWith(process, call, Map.of("answerBy", "2014-01-28"))))
			.containsExactly("answerBy");
		assertThat(fields(this.office.refusedWith(process, call, Map.of("channels", List.of("pigeon")))))
			.containsExactly("channels");
	}

	@Test
	void refusesAPlanThatLeavesARecommendationOut() {
		ProcessInstance process = ordered("userTask_publishOrder");
		this.office.complete(process, InitiativeGroup.ELECT_LEAD);
		String plan = "userTask_planWork";

		for (String box : List.of("coversStrategy", "coversPlatform", "coversBranch")) {
			assertThat(fields(this.office.refusedWith(process, plan, Map.of(box, false)))).containsExactly(box);
		}
		assertThat(fields(this.office.refusedWith(process, plan, Map.of("documents", List.of()))))
			.containsExactly("documents");
	}

	@Test
	void isNotAcceptedWithoutEveryCriterionOrWhenTheGroupHasFallenApart() {
		ProcessInstance process = reported();
		String removal = "userTask_removeFromControl";

		for (String box : List.of("orderPublished", "membershipSufficient", "leadElected", "planComplete")) {
			assertThat(fields(this.office.refusedWith(process, removal, Map.of(box, false)))).containsExactly(box);
		}
		assertThat(fields(this.office.refused(process, removal, Map.of("decision", "rework"))))
			.containsExactly("comment");
		this.participants.appoint(InitiativeGroup.GROUP, "companyone", MemberRole.MEMBER);
		assertThat(fields(this.office.refusedWith(process, removal, Map.of()))).containsExactly("decision");
		this.participants.appoint(InitiativeGroup.GROUP, "companyone", MemberRole.LEAD);
		this.participants.dismiss(InitiativeGroup.GROUP, "elban");
		assertThat(fields(this.office.refusedWith(process, removal, Map.of()))).containsExactly("decision");
		this.participants.appoint(InitiativeGroup.GROUP, "elban", MemberRole.MEMBER);
		this.office.complete(process, removal);
	}

	@Test
	void isTakenOffControlWhileItIsUnderWay() {
		ProcessInstance process = consenting();
		Scope ended = this.control.withdraw(this.office.tasks(process).get(0), Extent.PART);

		assertThat(ended).isEqualTo(new Scope(RecommendationKey.parse(process.getBusinessKey()), ended.process(),
				Optional.empty(), Optional.empty()));
		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("userTask_report");
	}

	private ProcessInstance accepted() {
		ProcessInstance process = this.office.start(InitiativeGroup.PROCESS, "1.4");
		this.office.complete(process, "userTask_accept");
		return process;
	}

	private ProcessInstance consenting() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_callForMembers");
		return process;
	}

	/** Up to and including one of the tasks on the way of the order. */
	private ProcessInstance ordered(String last) {
		ProcessInstance process = consenting();
		this.office.complete(process, InitiativeGroup.COLLECT_CONSENTS);
		for (String task : List.of("userTask_draftOrder", "userTask_signOrder", "userTask_publishOrder")) {
			this.office.complete(process, task);
			if (task.equals(last)) {
				break;
			}
		}
		return process;
	}

	private ProcessInstance reported() {
		ProcessInstance process = ordered("userTask_publishOrder");
		complete(process, InitiativeGroup.ELECT_LEAD, "userTask_planWork", "userTask_report");
		return process;
	}

	private void complete(ProcessInstance process, String... tasks) {
		for (String task : tasks) {
			this.office.complete(process, task);
		}
	}

	private List<Map<String, String>> consents(ProcessInstance process, int count) {
		Task task = this.office.task(process, InitiativeGroup.COLLECT_CONSENTS);
		return IntStream.range(0, count)
			.mapToObj((i) -> Map.of("kind", "consent", "date", "2014-01-29", "file",
					this.office.upload(task, this.office.performer(task), "Согласие.pdf").toString()))
			.toList();
	}

	private List<OutcomeKind> outcome(ProcessInstance process) {
		return this.outcomes.of(RecommendationKey.parse(process.getBusinessKey()))
			.stream()
			.map(Outcomes.Outcome::kind)
			.toList();
	}

	private static List<String> fields(List<Violation> violations) {
		return violations.stream().map(Violation::field).toList();
	}

}
