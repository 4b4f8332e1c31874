package resolute.execution.process.branch;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.execution.form.Violation;
import resolute.execution.process.Announcements;
import resolute.execution.process.Withdrawals.Extent;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.participant.Participants;
import resolute.shared.RecommendationKey;
import resolute.support.Bodies;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class AgencyBranchProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(AgencyBranch.PROCESS);

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private Announcements announcements;

	@Autowired
	private Participants participants;

	@BeforeEach
	void prepare(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
		Bodies.establish(this.participants);
	}

	@Test
	void agreesTermsAndPremisesWhenTheAgencyIsReady() {
		ProcessInstance process = asked();
		this.office.complete(process, "userTask_awaitReply");
		assertThat(this.office.open(process)).containsExactly("userTask_agreeTerms", "userTask_offerPremises");
		complete(process, "userTask_agreeTerms", "userTask_offerPremises", "userTask_writeMemorandum",
				"userTask_decideOnBranch", "userTask_report", "userTask_removeFromControl");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("userTask_awaitReply", "gateway_termsJoin", "event_carriedOut")
			.hasNotPassed("event_noReply", "event_replyReceived", "event_obsolete");
		assertThat(outcome(process)).containsExactly(OutcomeKind.CARRIED_OUT);
	}

	@Test
	void goesStraightToTheMemorandumWhenTheAgencyRefuses() {
		ProcessInstance process = asked();
		this.office.complete(process, "userTask_awaitReply", Map.of("reply", "refuses"));

		assertThat(this.office.open(process)).containsExactly("userTask_writeMemorandum");
		BpmnAwareTests.assertThat(process).hasNotPassed("gateway_termsFork");
	}

	@Test
	void writesASecondLetterAndTakesTwoWithoutReplyForAnAnswer() {
		ProcessInstance process = asked();
		LocalDate sent = this.office.clock().today();
		this.office.fireTimer(process, "event_noReply");
		assertThat(this.office.clock().today()).isEqualTo(sent.plusDays(31));
		assertThat(this.office.open(process)).containsExactly(AgencyBranch.SEND_LETTER);

		this.office.complete(process, AgencyBranch.SEND_LETTER);
		assertThat(this.office.open(process)).containsExactly("userTask_awaitReply");
		this.office.fireTimer(process, "event_noReply");
		assertThat(this.office.open(process)).containsExactly("userTask_writeMemorandum");
		complete(process, "userTask_writeMemorandum", "userTask_decideOnBranch", "userTask_report",
				"userTask_removeFromControl");

		BpmnAwareTests.assertThat(process).isEnded().hasNotPassed("userTask_fileReply", "gateway_termsFork");
		assertThat(outcome(process)).containsExactly(OutcomeKind.CARRIED_OUT);
	}

	@Test
	void takesTheReplyToTheSecondLetter() {
		ProcessInstance process = asked();
		this.office.fireTimer(process, "event_noReply");
		this.office.complete(process, AgencyBranch.SEND_LETTER);
		// It answers the first letter and crossed with the second.
		this.office.complete(process, "userTask_awaitReply",
				Map.of("replyDate", "2014-02-20", "reply", "conditions", "conditions", "Помещение и связь"));

		assertThat(this.office.open(process)).containsExactly("userTask_agreeTerms", "userTask_offerPremises");
	}

	@Test
	void stopsTheClockWhenAReplyHasBeenReceived() {
		ProcessInstance process = asked();
		this.announcements.announce("resolute.replyReceived", process.getBusinessKey(), Map.of());
		assertThat(this.office.open(process)).containsExactly("userTask_fileReply");
		this.office.complete(process, "userTask_fileReply", Map.of("reply", "refuses"));

		assertThat(this.office.open(process)).containsExactly("userTask_writeMemorandum");
		BpmnAwareTests.assertThat(process).hasPassed("event_replyReceived").hasNotPassed("event_noReply");
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = this.office.start(AgencyBranch.PROCESS, "4.3");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Агентство закрывается"));
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined").hasNotPassed("userTask_assessNeed");
		assertThat(outcome(process)).containsExactly(OutcomeKind.DECLINED);
	}

	@Test
	void asksAgainWhenTheRefusalIsNotAccepted() {
		ProcessInstance process = this.office.start(AgencyBranch.PROCESS, "4.3");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "notOurs", "reason", "Это дело администрации"));
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Группа создана для этого"));

		assertThat(this.office.open(process)).containsExactly("userTask_accept");
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsolete() {
		ProcessInstance process = decided();
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите ответ агентства"));
		assertThat(this.office.open(process)).containsExactly("userTask_report");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Агентство ликвидировано"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(outcome(process)).containsExactly(OutcomeKind.OBSOLETE);
	}

	@Test
	void givesTheDistrictTheFirstHalfOfTheTermForPremisesAndAllSixtyDaysForTheReport() {
		ProcessInstance process = asked();
		this.office.complete(process, "userTask_awaitReply");
		// 30 working days after Wednesday 29 January 2014 end with Thursday 13 March.
		assertThat(this.office.task(process, "userTask_offerPremises").getDueDate().toInstant())
			.isEqualTo("2014-03-13T12:59:59Z");
		complete(process, "userTask_agreeTerms", "userTask_offerPremises", "userTask_writeMemorandum",
				"userTask_decideOnBranch");
		// 60 working days end with Thursday 24 April.
		assertThat(this.office.task(process, "userTask_report").getDueDate().toInstant())
			.isEqualTo("2014-04-24T12:59:59Z");
	}

	@Test
	void refusesALetterThatCannotBeProven() {
		ProcessInstance process = accepted();
		assertThat(fields(this.office.refused(process, "userTask_assessNeed", Map.of()))).containsExactly("services",
				"projectsPerYear", "need");
		this.office.complete(process, "userTask_assessNeed");
		String send = AgencyBranch.SEND_LETTER;

		assertThat(fields(this.office.refusedWith(process, send, Map.of("letter", List.of()))))
			.containsExactly("letter");
		assertThat(fields(this.office.refusedWith(process, send, Map.of("trackingNumber", ""))))
			.containsExactly("trackingNumber");
		assertThat(fields(this.office.refusedWith(process, send, Map.of("letterDate", "2014-01-30"))))
			.containsExactly("letterDate");
		assertThat(fields(this.office.refusedWith(process, send, Map.of("letterNumber", "1".repeat(51)))))
			.containsExactly("letterNumber");
	}

	@Test
	void refusesAReplyThatIsNone() {
		ProcessInstance process = asked();
		String reply = "userTask_awaitReply";

		assertThat(fields(this.office.refusedWith(process, reply, Map.of("replyDate", "2014-01-28"))))
			.containsExactly("replyDate");
		assertThat(fields(this.office.refusedWith(process, reply, Map.of("replyLetter", List.of()))))
			.containsExactly("replyLetter");
		assertThat(fields(this.office.refusedWith(process, reply, Map.of("reply", "conditions", "conditions", ""))))
			.containsExactly("conditions");
		assertThat(fields(this.office.refusedWith(process, reply, Map.of("reply", "silence"))))
			.containsExactly("reply");
	}

	@Test
	void refusesPremisesTermsAndDecisionsWithoutWhatTheyNeed() {
		ProcessInstance process = asked();
		this.office.complete(process, "userTask_awaitReply");
		assertThat(fields(this.office.refused(process, "userTask_offerPremises", Map.of("offer", "found"))))
			.containsExactly("address", "area", "right");
		assertThat(fields(this.office.refused(process, "userTask_offerPremises", Map.of("offer", "none"))))
			.containsExactly("reason");
		assertThat(fields(this.office.refusedWith(process, "userTask_agreeTerms", Map.of("staff", -1))))
			.containsExactly("staff");
		complete(process, "userTask_agreeTerms", "userTask_offerPremises");
		assertThat(
				fields(this.office.refusedWith(process, "userTask_writeMemorandum", Map.of("memorandum", List.of()))))
			.containsExactly("memorandum");
		complete(process, "userTask_writeMemorandum");
		assertThat(fields(this.office.refused(process, "userTask_decideOnBranch", Map.of("decision", "postpone"))))
			.containsExactly("decidedOn", "protocolNumber", "comment", "protocol", "returnOn");
	}

	@Test
	void isNotAcceptedWithoutEveryCriterion() {
		ProcessInstance process = decided();
		this.office.complete(process, "userTask_report");
		for (String box : List.of("agencyAsked", "memorandumPresent", "decisionRecorded")) {
			assertThat(fields(this.office.refusedWith(process, "userTask_removeFromControl", Map.of(box, false))))
				.containsExactly(box);
		}
	}

	@Test
	void isTakenOffControlWhileItIsUnderWay() {
		ProcessInstance process = asked();
		Scope ended = this.control.withdraw(this.office.tasks(process).get(0), Extent.PART);

		assertThat(ended).isEqualTo(new Scope(RecommendationKey.parse(process.getBusinessKey()), ended.process(),
				Optional.empty(), Optional.empty()));
		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("userTask_report");
	}

	private ProcessInstance accepted() {
		ProcessInstance process = this.office.start(AgencyBranch.PROCESS, "4.3");
		this.office.complete(process, "userTask_accept");
		return process;
	}

	private ProcessInstance asked() {
		ProcessInstance process = accepted();
		complete(process, "userTask_assessNeed", AgencyBranch.SEND_LETTER);
		return process;
	}

	private ProcessInstance decided() {
		ProcessInstance process = asked();
		this.office.complete(process, "userTask_awaitReply", Map.of("reply", "refuses"));
		complete(process, "userTask_writeMemorandum", "userTask_decideOnBranch");
		return process;
	}

	private void complete(ProcessInstance process, String... tasks) {
		for (String task : tasks) {
			this.office.complete(process, task);
		}
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
