package resolute.execution.process.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class CoordinationCouncilProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(CoordinationCouncil.PROCESS);

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
	void createsTheCouncilWithItsChairAndSecretary() {
		ProcessInstance process = accepted();
		nominateAll(process);
		this.office.complete(process, "userTask_draftDecree");
		this.office.complete(process, "userTask_approveLegally");
		this.office.complete(process, "userTask_signDecree");
		this.office.complete(process, "userTask_publishDecree");
		this.office.complete(process, "userTask_notifyMembers");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("serviceTask_createCouncil", "event_carriedOut")
			.hasNotPassed("userTask_considerRefusal", "event_nominationOver", "event_obsolete");
		assertThat(outcome(process)).containsExactly(OutcomeKind.CARRIED_OUT);
		OrganisationId council = new OrganisationId("council");
		assertThat(this.participants.membersOf(council, MemberRole.CHAIR)).containsExactly("head");
		assertThat(this.participants.membersOf(council, MemberRole.SECRETARY)).containsExactly("district");
		assertThat(this.identity.createUserQuery().memberOfGroup("council").count()).isEqualTo(7);
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = this.office.start(CoordinationCouncil.PROCESS, "1.1");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Совет уже создан при главе района"));
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined").hasNotPassed("userTask_nominate");
		assertThat(outcome(process)).containsExactly(OutcomeKind.DECLINED);
	}

	@Test
	void asksAgainWhenTheRefusalIsNotAccepted() {
		ProcessInstance process = this.office.start(CoordinationCouncil.PROCESS, "1.1");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "notOurs", "reason", "Это полномочие поселений"));
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Полномочие ваше"));

		assertThat(this.office.open(process)).containsExactly("userTask_accept");
		assertThat(outcome(process)).isEmpty();
	}

	@Test
	void goesOnWithWhoeverWasNominatedInTenWorkingDays() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_nominate", "settlementElban", Map.of());
		this.office.fireTimer(process, "event_nominationOver");

		// 10 working days after Wednesday 29 January 2014 end with Wednesday 12 February.
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 2, 13));
		assertThat(this.office.open(process)).containsExactly("userTask_draftDecree");
	}

	@Test
	void sendsTheDraftBackWithRemarksAndWithoutSignature() {
		ProcessInstance process = accepted();
		nominateAll(process);
		this.office.complete(process, "userTask_draftDecree");
		this.office.complete(process, "userTask_approveLegally",
				Map.of("decision", "remarks", "remarks", "Нет положения о совете"));
		this.office.complete(process, "userTask_draftDecree");
		this.office.complete(process, "userTask_approveLegally");
		this.office.complete(process, "userTask_signDecree",
				Map.of("decision", "returned", "remarks", "Добавить представителя Литовко"));

		assertThat(this.office.open(process)).containsExactly("userTask_draftDecree");
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsolete() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите состав совета"));
		assertThat(this.office.open(process)).containsExactly("userTask_report");
		assertThat(this.office.task(process, "userTask_report").getDescription())
			.startsWith("Замечание: Приложите состав совета")
			.contains("Отчитайтесь об исполнении");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Район преобразован в округ"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(outcome(process)).containsExactly(OutcomeKind.OBSOLETE);
	}

	@Test
	void givesEveryTaskItsDueDateOnTheProductionCalendar() {
		ProcessInstance process = this.office.start(CoordinationCouncil.PROCESS, "1.1");
		Task accept = this.office.task(process, "userTask_accept");

		// 3 working days after Wednesday 29 January 2014, at the end of that day in
		// Vladivostok (then UTC+11).
		assertThat(accept.getDueDate().toInstant()).isEqualTo("2014-02-03T12:59:59Z");
	}

	@Test
	void refusesACouncilThatIsTooSmallOrOfOneKind() {
		ProcessInstance process = accepted();
		nominateAll(process);
		String draft = "userTask_draftDecree";

		assertThat(fields(this.office.refusedWith(process, draft, Map.of("members", List.of("head", "district")))))
			.contains("members");
		assertThat(fields(this.office.refusedWith(process, draft,
				Map.of("members", List.of("amursk", "elban", "achan", "bolon", "litovko", "ommi", "sanboli"), "chair",
						"amursk", "secretary", "elban"))))
			.containsExactly("members");
		assertThat(fields(this.office.refusedWith(process, draft, Map.of("chair", "ommi")))).containsExactly("chair");
		assertThat(fields(this.office.refusedWith(process, draft, Map.of("secretary", "head"))))
			.containsExactly("secretary");
		assertThat(fields(this.office.refusedWith(process, draft, Map.of("secretary", "nobody"))))
			.containsExactly("secretary");
		assertThat(fields(this.office.refusedWith(process, draft, Map.of("documents", List.of()))))
			.containsExactly("documents");
	}

	@Test
	void refusesBadSubmissionsAndNamesTheField() {
		ProcessInstance process = this.office.start(CoordinationCouncil.PROCESS, "1.1");
		assertThat(fields(this.office.refused(process, "userTask_accept", Map.of())))
			.containsExactlyInAnyOrder("decision", "contactPerson");
		assertThat(fields(this.office.refused(process, "userTask_accept",
				Map.of("decision", "maybe", "contactPerson", "Отдел ЖКХ"))))
			.containsExactly("decision");
		assertThat(fields(this.office.refused(process, "userTask_accept",
				Map.of("decision", "declined", "contactPerson", "Отдел ЖКХ"))))
			.containsExactly("reason");
		assertThat(fields(this.office.refused(process, "userTask_accept",
				Map.of("decision", "accepted", "contactPerson", "Я".repeat(201)))))
			.containsExactly("contactPerson");
		assertThat(fields(this.office.refused(process, "userTask_accept",
				Map.of("decision", "accepted", "contactPerson", "Отдел ЖКХ", "councilApproved", true))))
			.containsExactly("councilApproved");
	}

	@Test
	void isTakenOffControlWhileItIsUnderWay() {
		ProcessInstance process = accepted();
		Scope ended = this.control.withdraw(this.office.tasks(process).get(0), Extent.PART);

		assertThat(ended).isEqualTo(new Scope(RecommendationKey.parse(process.getBusinessKey()), ended.process(),
				Optional.empty(), Optional.empty()));
		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("userTask_report");
	}

	private ProcessInstance accepted() {
		ProcessInstance process = this.office.start(CoordinationCouncil.PROCESS, "1.1");
		this.office.complete(process, "userTask_accept");
		return process;
	}

	private ProcessInstance reported() {
		ProcessInstance process = accepted();
		nominateAll(process);
		for (String task : List.of("userTask_draftDecree", "userTask_approveLegally", "userTask_signDecree",
				"userTask_publishDecree", "userTask_notifyMembers", "userTask_report")) {
			this.office.complete(process, task);
		}
		return process;
	}

	private void nominateAll(ProcessInstance process) {
		this.office.tasks(process).forEach((task) -> this.office.complete(task, Map.of()));
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
