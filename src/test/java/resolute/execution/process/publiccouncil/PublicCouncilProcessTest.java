package resolute.execution.process.publiccouncil;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.execution.form.Violation;
import resolute.outcome.Outcomes;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class PublicCouncilProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(PublicCouncil.PROCESS);

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void useEngine(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
	}

	@Test
	void helpsTheCouncilFromItsCreationUntilTheCoordinatorEndsTheHelp() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl");
		assertThat(this.office.open(process)).isEmpty();
		this.office.fireTimer(process, "event_halfYearOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 7, 1));
		this.office.complete(process, "userTask_writeNote");
		this.office.complete(process, "userTask_reviewNote");
		this.office.fireTimer(process, "event_halfYearOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2015, 1, 1));
		this.office.complete(process, "userTask_writeNote");
		this.office.complete(process, "userTask_reviewNote", Map.of("recurrence", "end"));

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("userTask_publishMembership", "event_carriedOut")
			.hasNotPassed("event_failedCalls", "event_noteMissed", "event_obsolete");
		assertThat(outcomes(process)).containsExactlyInAnyOrder("2014-H1 carriedOut", "2014-H2 carriedOut",
				"carriedOut");
	}

	@Test
	void sendsThreeLettersAtOnceAndWaitsForAll() {
		ProcessInstance process = accepted();
		assertThat(this.office.open(process)).containsExactly("userTask_writeToOrganisations", "userTask_writeToOwners",
				"userTask_writeToPublicChamber");
		this.office.complete(process, "userTask_writeToPublicChamber");
		this.office.complete(process, "userTask_writeToOwners");

		assertThat(this.office.open(process)).containsExactly("userTask_writeToOrganisations");
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = start();
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "Общественный совет уже работает"));
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined");
		assertThat(outcomes(process)).containsExactly("declined");
	}

	@Test
	void asksAgainWhenTheRefusalIsNotAccepted() {
		ProcessInstance process = start();
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "notOurs", "reason", "Это дело самих жителей"));
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Жители просят помочь"));

		assertThat(this.office.open(process)).containsExactly("userTask_accept");
	}

	@Test
	void listsCandidatesOnlyWhenTheCallIsClosed() {
		ProcessInstance process = called();
		assertThat(this.office.open(process)).isEmpty();
		this.office.fireTimer(process, "event_callClosed");

		// Called on 29 January for 14 days: 12 February is the last one.
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 2, 13));
		assertThat(this.office.open(process)).containsExactly("userTask_listCandidates");
	}

	@Test
	void callsASecondTimeWhenThereAreTooFewCandidates() {
		ProcessInstance process = called();
		this.office.fireTimer(process, "event_callClosed");
		this.office.complete(process, "userTask_listCandidates", Map.of("candidates", people(4)));
		assertThat(this.office.open(process)).containsExactly("userTask_announceCall");
		this.office.complete(process, "userTask_announceCall");
		this.office.fireTimer(process, "event_callClosed");
		this.office.complete(process, "userTask_listCandidates", Map.of("candidates", people(5)));

		assertThat(this.office.open(process)).containsExactly("userTask_helpWithPremises",
				"userTask_helpWithRegulation");
	}

	@Test
	void isDoneWithTwoFailedCallsOnRecord() {
		ProcessInstance process = called();
		this.office.fireTimer(process, "event_callClosed");
		this.office.complete(process, "userTask_listCandidates", Map.of("candidates", people(2)));
		this.office.complete(process, "userTask_announceCall");
		this.office.fireTimer(process, "event_callClosed");
		this.office.complete(process, "userTask_listCandidates", Map.of("candidates", List.of()));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("event_failedCalls")
			.hasNotPassed("userTask_holdFirstMeeting", "serviceTask_firstHalfYear");
		assertThat(outcomes(process)).containsExactly("carriedOut");
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsolete() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите состав"));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Совет создан при крае"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(outcomes(process)).containsExactly("obsolete");
	}

	@Test
	void returnsANoteAndClosesTheHelpWhenItIsNoLongerNeeded() {
		ProcessInstance process = helping();
		this.office.fireTimer(process, "event_halfYearOver");
		this.office.complete(process, "userTask_writeNote");
		this.office.complete(process, "userTask_reviewNote",
				Map.of("decision", "rework", "comment", "Сколько было заседаний?"));
		assertThat(this.office.open(process)).containsExactly("userTask_writeNote");
		this.office.complete(process, "userTask_writeNote");
		this.office.complete(process, "userTask_reviewNote",
				Map.of("decision", "closeAsObsolete", "comment", "Совет распущен"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_helpObsolete");
		assertThat(outcomes(process)).containsExactly("obsolete");
	}

	@Test
	void leavesAHalfYearMissedWhoseNoteDidNotComeBeforeTheNextWasOver() {
		ProcessInstance process = helping();
		this.office.fireTimer(process, "event_halfYearOver");
		this.office.fireTimer(process, "event_noteMissed");

		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2015, 1, 1));
		assertThat(outcomes(process)).containsExactly("2014-H1 missed");
		this.office.fireTimer(process, "event_halfYearOver");
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2015, 1, 1));
		assertThat(due(process, "userTask_writeNote")).isEqualTo("2015-01-20");
	}

	@Test
	void hasTheReportDueSixtyWorkingDaysAfterTheStartAndTheNoteOnTheTwentieth() {
		ProcessInstance process = published();
		// 60 working days after 29 January 2014, without 10 March, 1, 2 and 9 May.
		assertThat(due(process, "userTask_report")).isEqualTo("2014-04-24");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");
		this.office.fireTimer(process, "event_halfYearOver");

		// 20 July 2014 is a Sunday.
		assertThat(due(process, "userTask_writeNote")).isEqualTo("2014-07-18");
	}

	@Test
	void refusesALetterWithoutAddresseesDayOrDocument() {
		ProcessInstance process = accepted();

		assertThat(refused(process, "userTask_writeToPublicChamber", Map.of("addressees", "")))
			.containsExactly("addressees");
		assertThat(refused(process, "userTask_writeToPublicChamber", Map.of("sentOn", "2014-01-30")))
			.containsExactly("sentOn");
		assertThat(refused(process, "userTask_writeToPublicChamber", Map.of("documents", List.of())))
			.containsExactly("documents");
		assertThat(
				this.office.refused(process, "userTask_writeToPublicChamber", Map.of()).stream().map(Violation::field))
			.containsExactly("addressees", "sentOn", "documents");
	}

	@Test
	void refusesACallThatLeavesLessThanTenDays() {
		ProcessInstance process = accepted();
		writeLetters(process);

		assertThat(refused(process, "userTask_announceCall", Map.of("candidatesUntil", "2014-02-07")))
			.containsExactly("candidatesUntil");
		assertThat(refused(process, "userTask_announceCall", Map.of("candidatesUntil", "2014-01-28")))
			.containsExactly("candidatesUntil");
		assertThat(refused(process, "userTask_announceCall", Map.of("announcedOn", "2014-01-30")))
			.containsExactly("announcedOn");
		assertThat(refused(process, "userTask_announceCall", Map.of("announcedAt", ""))).containsExactly("announcedAt");
		this.office.complete(process, "userTask_announceCall", Map.of("candidatesUntil", "2014-02-08"));
	}

	@Test
	void refusesOfficialsAmongTheCandidatesAndTheMembers() {
		ProcessInstance process = called();
		this.office.fireTimer(process, "event_callClosed");
		List<Map<String, Object>> withOfficial = new ArrayList<>(people(5));
		withOfficial
			.add(Map.of("name", "Образец: глава поселения", "organisation", "Администрация", "isOfficial", true));
		List<Map<String, Object>> twice = new ArrayList<>(people(5));
		twice.addAll(people(1));

		assertThat(refused(process, "userTask_listCandidates", Map.of("candidates", withOfficial)))
			.containsExactly("candidates");
		assertThat(refused(process, "userTask_listCandidates", Map.of("candidates", twice)))
			.containsExactly("candidates");
		assertThat(refused(process, "userTask_listCandidates",
				Map.of("candidates", List.of(Map.of("name", "Образец: житель")))))
			.containsExactly("candidates[0].organisation");
		assertThat(refused(process, "userTask_listCandidates", Map.of("candidates", "Образец: житель")))
			.containsExactly("candidates");
		this.office.complete(process, "userTask_listCandidates", Map.of("candidates", people(6)));
		this.office.complete(process, "userTask_helpWithRegulation");
		this.office.complete(process, "userTask_helpWithPremises");
		Task meeting = this.office.task(process, "userTask_holdFirstMeeting");
		assertThat(refused(process, "userTask_holdFirstMeeting",
				Map.of("documents", List.of(Map.of("kind", "attendance", "date", "2014-01-29", "file",
						this.office.upload(meeting, this.office.performer(meeting), "Образец.pdf").toString())))))
			.containsExactly("documents");
		assertThat(refused(process, "userTask_holdFirstMeeting", Map.of("present", 0))).containsExactly("present");
		assertThat(refused(process, "userTask_holdFirstMeeting", Map.of("heldOn", "2015-01-01")))
			.containsExactly("heldOn");
		assertThat(refused(process, "userTask_holdFirstMeeting", Map.of("chairName", ""))).containsExactly("chairName");
		this.office.complete(process, "userTask_holdFirstMeeting");

		assertThat(refused(process, "userTask_publishMembership", Map.of("members", withOfficial)))
			.containsExactly("members", "members");
		assertThat(refused(process, "userTask_publishMembership", Map.of("members", people(4))))
			.containsExactly("members");
		assertThat(refused(process, "userTask_publishMembership", Map.of("members", people(7))))
			.containsExactly("members");
		assertThat(refused(process, "userTask_publishMembership", Map.of("members", people(5), "publishedAt", "")))
			.containsExactly("publishedAt");
		this.office.complete(process, "userTask_publishMembership", Map.of("members", people(6)));
	}

	@Test
	void asksWhyThereWasNoMeeting() {
		ProcessInstance process = helping();
		this.office.fireTimer(process, "event_halfYearOver");

		assertThat(refused(process, "userTask_writeNote", Map.of("meetingsHeld", 0, "whyNoMeetings", "")))
			.containsExactly("whyNoMeetings");
		assertThat(refused(process, "userTask_writeNote", Map.of("meetingsHeld", -1))).containsExactly("meetingsHeld");
		assertThat(refused(process, "userTask_writeNote", Map.of("help", "Да"))).containsExactly("help");
		assertThat(refused(process, "userTask_writeNote", Map.of("documents", List.of()))).containsExactly("documents");
	}

	@Test
	void isNotTakenOffControlWithoutMeetingAndMembershipOrTwoFailedCalls() {
		ProcessInstance process = reported();
		assertThat(refused(process, "userTask_removeFromControl", Map.of("councilEstablished", false)))
			.containsExactly("councilEstablished");
		assertThat(refused(process, "userTask_removeFromControl", Map.of("decision", "closeAsObsolete", "comment", "")))
			.containsExactly("comment");
		this.jdbc.sql(
				"update submission set activity_id = 'lost' where resolution_id = :resolution and activity_id = :activity")
			.param("resolution", key(process).resolution().value())
			.param("activity", PublicCouncil.PUBLISH_MEMBERSHIP)
			.update();

		assertThat(refused(process, "userTask_removeFromControl", Map.of())).containsExactly("decision");
	}

	@Test
	void isTakenOffControlWhileTheLettersAreWritten() {
		ProcessInstance process = accepted();
		assertThat(this.office.tasks(process)).hasSize(3);
		this.control.withdraw(process, "userTask_writeToOwners");

		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("userTask_report");
	}

	@Test
	void isTakenOffControlAsAWholeNotOnlyForTheHalfYear() {
		ProcessInstance process = helping();
		this.office.fireTimer(process, "event_halfYearOver");
		assertThat(this.control.withdraw(process, "userTask_writeNote").period()).isEmpty();

		this.control.assertClosed(process);
	}

	private ProcessInstance start() {
		return this.office.start(PublicCouncil.PROCESS, "1.7");
	}

	private ProcessInstance accepted() {
		ProcessInstance process = start();
		this.office.complete(process, "userTask_accept");
		return process;
	}

	private void writeLetters(ProcessInstance process) {
		this.office.complete(process, "userTask_writeToPublicChamber");
		this.office.complete(process, "userTask_writeToOrganisations");
		this.office.complete(process, "userTask_writeToOwners");
	}

	private ProcessInstance called() {
		ProcessInstance process = accepted();
		writeLetters(process);
		this.office.complete(process, "userTask_announceCall");
		return process;
	}

	private ProcessInstance published() {
		ProcessInstance process = called();
		this.office.fireTimer(process, "event_callClosed");
		this.office.complete(process, "userTask_listCandidates");
		this.office.complete(process, "userTask_helpWithRegulation");
		this.office.complete(process, "userTask_helpWithPremises");
		this.office.complete(process, "userTask_holdFirstMeeting");
		this.office.complete(process, "userTask_publishMembership");
		return process;
	}

	private ProcessInstance reported() {
		ProcessInstance process = published();
		this.office.complete(process, "userTask_report");
		return process;
	}

	private ProcessInstance helping() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl");
		return process;
	}

	private static List<Map<String, Object>> people(int count) {
		List<Map<String, Object>> people = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			people.add(Map.of("name", "Образец: житель " + i, "organisation", "Совет дома " + i, "isOfficial", false));
		}
		return people;
	}

	private List<String> refused(ProcessInstance process, String key, Map<String, ?> answers) {
		return this.office.refusedWith(process, key, answers).stream().map(Violation::field).toList();
	}

	private LocalDate due(ProcessInstance process, String key) {
		return LocalDate.ofInstant(this.office.task(process, key).getDueDate().toInstant(),
				this.office.clock().getZone());
	}

	private static RecommendationKey key(ProcessInstance process) {
		return RecommendationKey.parse(process.getBusinessKey());
	}

	private List<String> outcomes(ProcessInstance process) {
		return this.outcomes.of(key(process))
			.stream()
			.map((outcome) -> outcome.period().map(ReportingPeriod::code).map((code) -> code + " ").orElse("")
					+ outcome.kind().code())
			.toList();
	}

}
