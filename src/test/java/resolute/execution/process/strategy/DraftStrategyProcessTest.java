package resolute.execution.process.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.jspecify.annotations.Nullable;
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
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.NewInitiative;
import resolute.register.InitiativeRegister.Source;
import resolute.register.ProposalDispositions;
import resolute.register.ProposalDispositions.Disposition;
import resolute.register.ProposalDispositions.Kind;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;
import resolute.support.Bodies;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class DraftStrategyProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(DraftStrategy.PROCESS);

	private static final String[] SECTIONS = { "userTask_draftAnalysis", "userTask_draftGoals",
			"userTask_draftParticipants", "userTask_draftProjects", "userTask_draftFunding", "userTask_draftIndicators",
			"userTask_draftManagement" };

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private InitiativeRegister initiatives;

	@Autowired
	private ProposalDispositions dispositions;

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
	void draftsTheStrategyOnAllProposalsAndHandsItOver() {
		ResolutionId resolution = newResolution();
		UUID boiler = registered(resolution, "Новая котельная");
		UUID dispatch = registered(resolution, "Общая диспетчерская");
		UUID dump = registered(resolution, "Новая свалка");
		ProcessInstance process = accepted(resolution);
		assertThat(this.office.open(process)).isEmpty();

		this.announcements.announce("resolute.proposalsClosed", process.getBusinessKey(), Map.of());
		assertThat(this.office.tasks(process)).extracting(Task::getName)
			.containsExactlyInAnyOrder("4.1 Решить по предложению «№ 1 Новая котельная»",
					"4.1 Решить по предложению «№ 2 Общая диспетчерская»",
					"4.1 Решить по предложению «№ 3 Новая свалка»");
		decide(process, "№ 1", Map.of("section", "projects"));
		decide(process, "№ 2", Map.of("disposition", "partly", "section", "management", "reason", "Сначала в Амурске"));
		decide(process, "№ 3",
				Map.of("disposition", "rejected", "section", "goals", "reason", "Это не обслуживание жилья"));
		complete(process, "userTask_draftConcept");
		assertThat(this.office.open(process)).containsExactlyInAnyOrder(SECTIONS);
		complete(process, SECTIONS);
		published(process);
		complete(process, "userTask_summariseRemarks", "userTask_revise", "userTask_decideOnStrategy",
				"userTask_handOver", "userTask_report", "userTask_removeFromControl");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("event_proposalsClosed", "subProcess_writeSections", "event_discussionOver", "event_carriedOut")
			.hasNotPassed("event_collectionOver", "userTask_considerRejected", "event_obsolete");
		assertThat(outcome(process)).containsExactly(OutcomeKind.CARRIED_OUT);
		assertThat(this.dispositions.of(boiler))
			.contains(new Disposition(Kind.INCLUDED, Optional.of("projects"), Optional.empty()));
		assertThat(this.dispositions.of(dispatch))
			.contains(new Disposition(Kind.PARTLY, Optional.of("management"), Optional.of("Сначала в Амурске")));
		assertThat(this.dispositions.of(dump))
			.contains(new Disposition(Kind.REJECTED, Optional.empty(), Optional.of("Это не обслуживание жилья")));
	}

	@Test
	void endsAsDeclinedWhenTheRefusalIsAccepted() {
		ProcessInstance process = this.office.start(DraftStrategy.PROCESS, "4.1");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "declined", "reason", "В группе нет экономистов"));
		this.office.complete(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined").hasNotPassed("gateway_collected");
		assertThat(outcome(process)).containsExactly(OutcomeKind.DECLINED);
	}

	@Test
	void asksAgainWhenTheRefusalIsNotAccepted() {
		ProcessInstance process = this.office.start(DraftStrategy.PROCESS, "4.1");
		this.office.complete(process, "userTask_accept",
				Map.of("decision", "notOurs", "reason", "Это дело администрации"));
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Группа создана для этого"));

		assertThat(this.office.open(process)).containsExactly("userTask_accept");
	}

	@Test
	void goesOnWithoutProposalsWhenTheTermIsOver() {
		ProcessInstance process = accepted(newResolution());
		this.office.fireTimer(process, "event_collectionOver");

		// 30 working days after Wednesday 29 January 2014 end with Thursday 13 March.
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 3, 14));
		assertThat(this.office.open(process)).containsExactly("userTask_draftConcept");
	}

	@Test
	void doesNotWaitWhenTheCollectionHasEndedBefore() {
		ResolutionId resolution = newResolution();
		ended(resolution, null);

		assertThat(this.office.open(accepted(resolution))).containsExactly("userTask_draftConcept");
	}

	@Test
	void doesNotWaitWhenEveryCompanyHasAnsweredBefore() {
		ResolutionId resolution = newResolution();
		List<String> companies = this.participants.companies();
		companies.subList(1, companies.size()).forEach((company) -> ended(resolution, company));
		ended(resolution, companies.get(0));

		assertThat(this.office.open(accepted(resolution))).containsExactly("userTask_draftConcept");
	}

	@Test
	void waitsWhileACompanyHasNotAnswered() {
		ResolutionId resolution = newResolution();
		List<String> companies = this.participants.companies();
		companies.subList(1, companies.size()).forEach((company) -> ended(resolution, company));

		assertThat(this.office.open(accepted(resolution))).isEmpty();
	}

	@Test
	void decidesOnlyOnWhatWasRegisteredWhenTheSnapshotWasTaken() {
		ResolutionId resolution = newResolution();
		registered(resolution, "Новая котельная");
		ended(resolution, null);
		ProcessInstance process = accepted(resolution);
		registered(resolution, "Опоздавшее предложение");

		assertThat(this.office.open(process)).containsExactly("userTask_decideOnProposal");
		this.office.complete(process, "userTask_decideOnProposal");
		assertThat(this.office.open(process)).containsExactly("userTask_draftConcept");
	}

	@Test
	void keepsTheDraftPublicForFifteenWholeDays() {
		ProcessInstance process = written();
		complete(process, "userTask_assemble", "userTask_publish");
		LocalDate published = this.office.clock().today();
		assertThat(this.office.open(process)).isEmpty();
		this.office.fireTimer(process, "event_discussionOver");

		assertThat(this.office.clock().today()).isEqualTo(published.plusDays(16));
		assertThat(this.office.open(process)).containsExactly("userTask_summariseRemarks");
	}

	@Test
	void revisesTheDraftWhenTheCouncilReturnsIt() {
		ProcessInstance process = revised();
		this.office.complete(process, "userTask_decideOnStrategy",
				Map.of("decision", "rework", "comment", "Нет источников на 2015 год"));

		assertThat(this.office.open(process)).containsExactly("userTask_revise");
	}

	@Test
	void isWrittenAnewOrClosedWhenTheCouncilRejectsIt() {
		ProcessInstance process = revised();
		Map<String, String> rejection = Map.of("decision", "reject", "comment", "Стратегия не о жилье");
		this.office.complete(process, "userTask_decideOnStrategy", rejection);
		this.office.complete(process, "userTask_considerRejected");
		assertThat(this.office.open(process)).containsExactly("userTask_draftConcept");

		complete(process, "userTask_draftConcept");
		complete(process, SECTIONS);
		published(process);
		complete(process, "userTask_summariseRemarks", "userTask_revise");
		this.office.complete(process, "userTask_decideOnStrategy", rejection);
		assertThat(fields(this.office.refused(process, "userTask_considerRejected", Map.of())))
			.containsExactly("decision", "comment");
		this.office.complete(process, "userTask_considerRejected",
				Map.of("decision", "closeAsObsolete", "comment", "Стратегию принимает край"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete").hasNotPassed("userTask_handOver");
		assertThat(outcome(process)).containsExactly(OutcomeKind.OBSOLETE);
	}

	@Test
	void isReturnedForReworkAndThenClosedAsObsolete() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите таблицу замечаний"));
		assertThat(this.office.open(process)).containsExactly("userTask_report");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Район преобразован в округ"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(outcome(process)).containsExactly(OutcomeKind.OBSOLETE);
	}

	@Test
	void isDueNinetyWorkingDaysAfterItsStart() {
		ProcessInstance process = revised();
		complete(process, "userTask_decideOnStrategy", "userTask_handOver");

		// Tuesday 10 June 2014, in Vladivostok (then UTC+11).
		assertThat(this.office.task(process, "userTask_report").getDueDate().toInstant())
			.isEqualTo("2014-06-10T12:59:59Z");
	}

	@Test
	void refusesADecisionOnAProposalWithoutSectionOrReason() {
		ResolutionId resolution = newResolution();
		registered(resolution, "Новая котельная");
		ended(resolution, null);
		ProcessInstance process = accepted(resolution);
		String decide = "userTask_decideOnProposal";

		assertThat(fields(this.office.refused(process, decide, Map.of()))).containsExactly("disposition");
		assertThat(fields(this.office.refused(process, decide, Map.of("disposition", "included"))))
			.containsExactly("section");
		assertThat(fields(this.office.refused(process, decide, Map.of("disposition", "partly"))))
			.containsExactly("section", "reason");
		assertThat(fields(this.office.refused(process, decide, Map.of("disposition", "rejected", "reason", "Нет"))))
			.containsExactly("reason");
		assertThat(
				fields(this.office.refused(process, decide, Map.of("disposition", "included", "section", "preface"))))
			.containsExactly("section");
	}

	@Test
	void refusesRemarksThatAreNotAnswered() {
		ProcessInstance process = written();
		published(process);
		String summarise = "userTask_summariseRemarks";

		assertThat(fields(this.office.refused(process, summarise, Map.of()))).containsExactly("remarksReceived");
		assertThat(fields(this.office.refused(process, summarise, Map.of("remarksReceived", "received"))))
			.containsExactly("remarks");
		assertThat(fields(this.office.refused(process, summarise,
				Map.of("remarksReceived", "received", "remarks", List.of(Map.of("author", "Житель Эльбана"))))))
			.containsExactly("remarks[0].remark", "remarks[0].disposition", "remarks[0].answer");
		this.office.complete(process, summarise, Map.of("remarksReceived", "none"));
	}

	@Test
	void refusesSectionsDraftsAndPublicationsWithoutWhatTheyAreFor() {
		ProcessInstance process = conceived();
		assertThat(fields(this.office.refusedWith(process, SECTIONS[0], Map.of("documents", List.of()))))
			.containsExactly("documents");
		assertThat(fields(this.office.refusedWith(process, SECTIONS[0], Map.of("author", "nobody"))))
			.containsExactly("author");
		complete(process, SECTIONS);
		assertThat(fields(this.office.refusedWith(process, "userTask_assemble", Map.of("proposalDigest", List.of()))))
			.containsExactly("proposalDigest");
		assertThat(fields(this.office.refusedWith(process, "userTask_assemble", Map.of("strategyDraft", List.of()))))
			.containsExactly("strategyDraft");
		complete(process, "userTask_assemble");
		assertThat(fields(this.office.refusedWith(process, "userTask_publish", Map.of("publishedAt", "в газете"))))
			.containsExactly("publishedAt");
		assertThat(fields(this.office.refusedWith(process, "userTask_publish", Map.of("publishedOn", "2014-12-31"))))
			.containsExactly("publishedOn");
	}

	@Test
	void refusesACouncilDecisionWithoutProtocolOrReason() {
		ProcessInstance process = revised();
		String decide = "userTask_decideOnStrategy";

		assertThat(fields(this.office.refused(process, decide, Map.of()))).containsExactly("decision", "decidedOn",
				"protocolNumber", "protocol");
		assertThat(fields(this.office.refusedWith(process, decide, Map.of("decision", "approve"))))
			.containsExactly("decision");
		assertThat(fields(this.office.refusedWith(process, decide, Map.of("decision", "reject", "comment", ""))))
			.containsExactly("comment");
		assertThat(fields(this.office.refusedWith(process, decide, Map.of("decidedOn", "2014-12-31"))))
			.containsExactly("decidedOn");
	}

	@Test
	void refusesALetterThatIsOlderThanTheSupport() {
		ProcessInstance process = revised();
		complete(process, "userTask_decideOnStrategy");
		String handOver = "userTask_handOver";

		assertThat(fields(this.office.refusedWith(process, handOver,
				Map.of("letterDate", this.office.clock().today().minusDays(1).toString()))))
			.containsExactly("letterDate");
		assertThat(fields(this.office.refusedWith(process, handOver, Map.of("letter", List.of()))))
			.containsExactly("letter");
		assertThat(fields(this.office.refusedWith(process, handOver, Map.of("letterNumber", "1".repeat(51)))))
			.containsExactly("letterNumber");
		assertThat(fields(this.office.refusedWith(process, handOver, Map.of("receivedBy", " "))))
			.containsExactly("receivedBy");
	}

	@Test
	void isNotAcceptedWhileAProposalHasNoDispositionOrACriterionIsOpen() {
		ProcessInstance process = reported();
		String removal = "userTask_removeFromControl";
		for (String box : List.of("proposalsDecided", "sectionsPresent", "councilSupports", "handedOver")) {
			assertThat(fields(this.office.refusedWith(process, removal, Map.of(box, false)))).containsExactly(box);
		}
		ResolutionId resolution = RecommendationKey.parse(process.getBusinessKey()).resolution();
		registered(resolution, "Общая диспетчерская");
		this.initiatives.freeze(resolution);

		List<Violation> violations = this.office.refusedWith(process, removal, Map.of());
		assertThat(fields(violations)).containsExactly("decision");
		assertThat(violations.get(0).message()).contains("1");
	}

	@Test
	void isTakenOffControlWhileItIsUnderWay() {
		ProcessInstance process = conceived();
		Scope ended = this.control.withdraw(this.office.tasks(process).get(0), Extent.PART);

		assertThat(ended).isEqualTo(new Scope(RecommendationKey.parse(process.getBusinessKey()), ended.process(),
				Optional.empty(), Optional.empty()));
		this.control.assertClosed(process);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("userTask_report");
	}

	private ResolutionId newResolution() {
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		return new ResolutionId(this.office.newResolution());
	}

	private UUID registered(ResolutionId resolution, String title) {
		UUID id = this.initiatives.submit(new NewInitiative(resolution, new OrganisationId("companySampleOne"),
				Source.PROPOSAL, title, "modernisation", "Износ сетей", "Заменить", Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.empty(), Optional.empty()));
		this.initiatives.register(id);
		return id;
	}

	/** 3.2 has ended, as a whole or for a company. */
	private void ended(ResolutionId resolution, @Nullable String company) {
		this.outcomes.record(new Outcomes.Outcome(new RecommendationKey(resolution, DraftStrategy.COLLECTION),
				Optional.ofNullable(company).map(OrganisationId::new), Optional.empty(), OutcomeKind.CARRIED_OUT));
	}

	private ProcessInstance accepted(ResolutionId resolution) {
		ProcessInstance process = this.office.start(DraftStrategy.PROCESS, "4.1", resolution.value());
		this.office.complete(process, "userTask_accept");
		return process;
	}

	private ProcessInstance conceived() {
		ResolutionId resolution = newResolution();
		ended(resolution, null);
		ProcessInstance process = accepted(resolution);
		complete(process, "userTask_draftConcept");
		return process;
	}

	private ProcessInstance written() {
		ProcessInstance process = conceived();
		complete(process, SECTIONS);
		return process;
	}

	private void published(ProcessInstance process) {
		complete(process, "userTask_assemble", "userTask_publish");
		this.office.fireTimer(process, "event_discussionOver");
	}

	private ProcessInstance revised() {
		ProcessInstance process = written();
		published(process);
		complete(process, "userTask_summariseRemarks", "userTask_revise");
		return process;
	}

	private ProcessInstance reported() {
		ProcessInstance process = revised();
		complete(process, "userTask_decideOnStrategy", "userTask_handOver", "userTask_report");
		return process;
	}

	private void decide(ProcessInstance process, String number, Map<String, ?> answers) {
		this.office.complete(this.office.tasks(process)
			.stream()
			.filter((task) -> task.getName().contains(number))
			.findFirst()
			.orElseThrow(), answers);
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
