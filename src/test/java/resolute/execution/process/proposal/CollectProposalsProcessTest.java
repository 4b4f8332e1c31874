package resolute.execution.process.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import resolute.execution.form.Violation;
import resolute.execution.process.Withdrawals.Scope;
import resolute.outcome.Outcomes;
import resolute.participant.Participants;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.InitiativeView;
import resolute.register.InitiativeRegister.NewInitiative;
import resolute.register.InitiativeRegister.Source;
import resolute.register.InitiativeRegister.Status;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;
import resolute.support.Control;
import resolute.support.ApplicationTest;
import resolute.support.ModelCoverage;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class CollectProposalsProcessTest {

	@RegisterExtension
	static final ModelCoverage COVERAGE = new ModelCoverage(CollectProposals.PROCESS);

	private static final String ONE = "companySampleOne";

	private static final String TWO = "companySampleTwo";

	@Autowired
	private Office office;

	@Autowired
	private Control control;

	@Autowired
	private Outcomes outcomes;

	@Autowired
	private Participants participants;

	@Autowired
	private InitiativeRegister register;

	@BeforeEach
	void useEngine(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
	}

	@Test
	void registersEveryCompaniesProposal() {
		ProcessInstance process = accepted();
		for (String company : this.participants.companies()) {
			this.office.complete(process, "userTask_submitProposal", company, Map.of());
		}
		assertThat(initiatives(process)).extracting(InitiativeView::status).containsOnly(Status.SUBMITTED);
		completeAll(process, "userTask_checkProposal");
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");

		BpmnAwareTests.assertThat(process)
			.isEnded()
			.hasPassed("serviceTask_registerProposal", "event_proposalsClosed", "event_carriedOut")
			.hasNotPassed("userTask_completeProposal", "serviceTask_recordMissed", "serviceTask_recordDeclined");
		int companies = this.participants.companies().size();
		assertThat(initiatives(process)).extracting((initiative) -> initiative.number().orElse(0))
			.doesNotHaveDuplicates()
			.allMatch((number) -> number >= 1 && number <= companies)
			.hasSize(companies);
		assertThat(recorded(process)).hasSize(companies + 1).contains(ONE + " CARRIED_OUT").contains("CARRIED_OUT");
	}

	@Test
	void handsAProposalOverToTheScreeningExactlyOnce() {
		String resolution = this.office.newResolution();
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		ProcessInstance monitoring = this.office.start("monitorInitiativesProcess", "1.5", resolution);
		this.register.open(new ResolutionId(resolution), 60);
		ProcessInstance process = this.office.start(CollectProposals.PROCESS, CollectProposals.NUMBER, resolution);
		completeAll(process, "userTask_accept");
		this.office.complete(process, "userTask_submitProposal", ONE, Map.of());
		this.office.complete(process, "userTask_checkProposal",
				Map.of("decision", "remarks", "remarks", "Нет сметы и сроков"));
		assertThat(this.office.open(monitoring)).containsExactly("userTask_accept");
		this.office.complete(process, "userTask_completeProposal");
		this.office.complete(process, "userTask_checkProposal");

		assertThat(this.office.open(monitoring)).containsExactly("userTask_accept", "userTask_screenInitiative");
		assertThat(initiatives(process)).singleElement()
			.satisfies((initiative) -> assertThat(initiative.number()).hasValue(1));
	}

	@Test
	void takesSeveralProposalsOneByOneOrNone() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_submitProposal", ONE, Map.of("more", "more"));
		this.office.complete(process, "userTask_checkProposal");
		this.office.complete(process, "userTask_submitProposal", ONE, Map.of("title", "Учёт тепла"));
		this.office.complete(process, "userTask_checkProposal",
				Map.of("decision", "reject", "remarks", "Повторяет действующую программу"));
		this.office.complete(process, "userTask_submitProposal", TWO, none());

		assertThat(initiatives(process)).extracting(InitiativeView::status)
			.containsExactlyInAnyOrder(Status.REGISTERED, Status.REJECTED);
		assertThat(recorded(process)).containsExactlyInAnyOrder(ONE + " CARRIED_OUT", TWO + " CARRIED_OUT");
	}

	@Test
	void returnsAnIncompleteProposalAndRejectsItAfterTwentyWorkingDays() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_submitProposal", ONE, Map.of());
		this.office.complete(process, "userTask_checkProposal",
				Map.of("decision", "remarks", "remarks", "Нет источников средств"));
		assertThat(this.office.task(process, "userTask_completeProposal", ONE).getDescription())
			.contains("Нет источников средств");
		this.office.fireTimer(process, "event_completionOver");

		// 20 working days after Wednesday 29 January 2014 end with Wednesday 26 February.
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 2, 27));
		assertThat(initiatives(process)).singleElement().satisfies((initiative) -> {
			assertThat(initiative.status()).isEqualTo(Status.REJECTED);
			assertThat(initiative.reason()).contains("Не доработано в срок");
		});
		assertThat(recorded(process)).containsExactlyInAnyOrder(ONE + " CARRIED_OUT");
	}

	@Test
	void recordsCompaniesThatDoNotAnswerAsMissed() {
		ProcessInstance process = start();
		this.office.complete(process, "userTask_accept", ONE, Map.of());
		this.office.complete(process, "userTask_accept", TWO, Map.of());
		this.office.complete(process, "userTask_submitProposal", TWO, Map.of("more", "more"));
		this.office.complete(process, "userTask_checkProposal");
		this.office.fireTimer(process, "event_acceptOver");
		this.office.fireTimer(process, "event_proposalOver");

		// 50 working days after 29 January 2014 end with 10 April.
		assertThat(this.office.clock().today()).isEqualTo(LocalDate.of(2014, 4, 11));
		assertThat(this.office.open(process)).containsExactly("userTask_report");
		assertThat(recorded(process)).contains(ONE + " MISSED", TWO + " CARRIED_OUT", "companySampleThree MISSED");
	}

	@Test
	void endsAsMissedWhenNobodyAnswers() {
		ProcessInstance process = start();
		this.office.fireTimer(process, "event_acceptOver");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_unanswered").hasNotPassed("userTask_report");
		assertThat(recorded(process)).contains("MISSED");
	}

	@Test
	void endsAsDeclinedWhenAllRefuse() {
		ProcessInstance process = start();
		this.office.complete(process, "userTask_accept", ONE, refusal());
		this.office.complete(process, "userTask_considerRefusal",
				Map.of("decision", "askAgain", "comment", "Достаточно одного предложения"));
		assertThat(this.office.task(process, "userTask_accept", ONE)).isNotNull();
		for (String company : this.participants.companies()) {
			this.office.complete(process, "userTask_accept", company, refusal());
		}
		completeAll(process, "userTask_considerRefusal");

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_declined", "event_unanswered");
		assertThat(recorded(process)).contains(ONE + " DECLINED").contains("DECLINED");
	}

	@Test
	void isReworkedAndThenClosedAsObsolete() {
		ProcessInstance process = reported();
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "rework", "comment", "Приложите свод"));
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl",
				Map.of("decision", "closeAsObsolete", "comment", "Район преобразован в округ"));

		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_obsolete");
		assertThat(recorded(process)).contains("OBSOLETE");
	}

	@Test
	void givesCompaniesThirtyWorkingDays() {
		ProcessInstance process = accepted();

		assertThat(this.office.task(process, "userTask_submitProposal", ONE).getDueDate().toInstant())
			.isEqualTo("2014-03-13T12:59:59Z");
	}

	@Test
	void refusesABadProposal() {
		ProcessInstance process = accepted();
		Task submit = this.office.task(process, "userTask_submitProposal", ONE);

		assertThat(fields(this.office.refused(submit, Map.of()))).containsExactly("answer");
		assertThat(fields(this.office.refused(submit, Map.of("answer", "proposal")))).containsExactlyInAnyOrder("title",
				"category", "problem", "solution", "cost", "fundingSources", "startsOn", "endsOn", "effect",
				"documents", "more");
		assertThat(fields(refusedWith(submit, Map.of("endsOn", "2014-01-30")))).containsExactly("endsOn");
		assertThat(fields(refusedWith(submit, Map.of("cost", -1)))).containsExactly("cost");
		assertThat(fields(refusedWith(submit, Map.of("title", "Я".repeat(201))))).containsExactly("title");
		assertThat(fields(refusedWith(submit, Map.of("category", "space")))).containsExactly("category");
		assertThat(fields(refusedWith(submit, Map.of("problem", "Плохо")))).containsExactly("problem");
		assertThat(fields(refusedWith(submit, Map.of("documents", List.of())))).containsExactly("documents");
		assertThat(initiatives(process)).isEmpty();
	}

	@Test
	void refusesABadCheckAndABadCompletion() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_submitProposal", ONE, Map.of());
		String check = "userTask_checkProposal";
		assertThat(fields(this.office.refused(process, check, Map.of()))).containsExactly("decision");
		assertThat(fields(this.office.refused(process, check, Map.of("decision", "perhaps"))))
			.containsExactly("decision");
		assertThat(fields(this.office.refused(process, check, Map.of("decision", "remarks"))))
			.containsExactly("remarks");
		assertThat(fields(this.office.refused(process, check, Map.of("decision", "reject", "remarks", "Нет"))))
			.containsExactly("remarks");

		this.office.complete(process, check, Map.of("decision", "remarks", "remarks", "Уточните сроки"));
		String complete = "userTask_completeProposal";
		assertThat(fields(this.office.refused(process, complete, Map.of()))).containsExactlyInAnyOrder("title",
				"category", "problem", "solution", "cost", "fundingSources", "startsOn", "endsOn", "effect");
		assertThat(fields(this.office.refusedWith(process, complete, Map.of("endsOn", "2014-01-28"))))
			.containsExactly("endsOn");
		assertThat(fields(this.office.refusedWith(process, complete, Map.of("startsOn", "завтра"))))
			.containsExactly("startsOn");
		assertThat(fields(this.office.refusedWith(process, complete, Map.of("cost", "много")))).containsExactly("cost");
	}

	@Test
	void refusesARemovalWhileAProposalIsUndecided() {
		ProcessInstance process = reported();
		String removal = "userTask_removeFromControl";
		assertThat(fields(this.office.refused(process, removal, Map.of("decision", "accept"))))
			.containsExactlyInAnyOrder("everyCompanyAnswered", "everyProposalDecided");
		assertThat(fields(this.office.refused(process, removal, Map.of("decision", "rework"))))
			.containsExactly("comment");
		assertThat(fields(this.office.refused(process, removal, Map.of()))).containsExactly("decision");

		this.register.submit(new NewInitiative(resolution(process), new OrganisationId(ONE), Source.PROPOSAL,
				"Позднее предложение", "repair", "Заявки теряются", "Единый номер", Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.empty(), Optional.empty()));
		assertThat(fields(this.office.refusedWith(process, removal, Map.of()))).containsExactly("decision");
	}

	@Test
	void doesWithoutACompanyThatIsTakenOffControl() {
		ProcessInstance process = accepted();
		this.office.complete(process, "userTask_submitProposal", ONE, Map.of());
		Scope ended = this.control.withdraw(process, "userTask_checkProposal");
		assertThat(ended.organisation()).contains(new OrganisationId(ONE));

		assertThat(initiatives(process)).extracting(InitiativeView::status).containsExactly(Status.REJECTED);
		for (String company : this.participants.companies()) {
			if (!company.equals(ONE)) {
				this.office.complete(process, "userTask_submitProposal", company, none());
			}
		}
		this.office.complete(process, "userTask_report");
		this.office.complete(process, "userTask_removeFromControl");
		BpmnAwareTests.assertThat(process).isEnded().hasPassed("event_companyWithdrawalRecorded", "event_carriedOut");
		assertThat(recorded(process)).contains(ONE + " OBSOLETE", "CARRIED_OUT");
	}

	@Test
	void endsAsObsoleteWhenTheLastCompanyIsTakenOffControl() {
		ProcessInstance process = start();
		for (String company : this.participants.companies()) {
			this.control.withdraw(process, "userTask_accept", company);
		}

		BpmnAwareTests.assertThat(process).hasPassed("event_proposalsClosed", "event_unanswered");
		this.control.assertClosed(process);
	}

	@Test
	void tellsThoseWhoWaitThatNoProposalComesAnyMoreIfItIsTakenOffControl() {
		String resolution = this.office.newResolution();
		this.office.clock().moveTo(LocalDate.of(2014, 1, 29));
		ProcessInstance support = this.office.start("supportProjectsProcess", "3.3", resolution);
		ProcessInstance process = this.office.start(CollectProposals.PROCESS, CollectProposals.NUMBER, resolution);
		completeAll(process, "userTask_accept");
		this.office.complete(process, "userTask_submitProposal", ONE, Map.of());
		this.control.withdrawWhole(process);

		this.control.assertClosed(process);
		assertThat(initiatives(process)).extracting(InitiativeView::status).containsExactly(Status.REJECTED);
		BpmnAwareTests.assertThat(process).hasPassed("event_withdrawalRecorded").hasNotPassed("event_proposalsClosed");
		BpmnAwareTests.assertThat(support).isEnded().hasPassed("event_proposalsClosed", "event_noProjects");
	}

	private ProcessInstance start() {
		return this.office.start(CollectProposals.PROCESS, CollectProposals.NUMBER);
	}

	private ProcessInstance accepted() {
		ProcessInstance process = start();
		completeAll(process, "userTask_accept");
		return process;
	}

	private ProcessInstance reported() {
		ProcessInstance process = accepted();
		for (String company : this.participants.companies()) {
			this.office.complete(process, "userTask_submitProposal", company, none());
		}
		this.office.complete(process, "userTask_report");
		return process;
	}

	private void completeAll(ProcessInstance process, String key) {
		this.office.tasks(process)
			.stream()
			.filter((task) -> task.getTaskDefinitionKey().equals(key))
			.forEach((task) -> this.office.complete(task, Map.of()));
	}

	private List<Violation> refusedWith(Task task, Map<String, ?> answers) {
		return this.office.refused(task, this.office.valid(task, this.office.performer(task), answers));
	}

	private static Map<String, Object> none() {
		return Map.of("answer", "none", "title", "", "cost", "", "startsOn", "", "endsOn", "");
	}

	private static Map<String, Object> refusal() {
		return Map.of("decision", "declined", "reason", "Предложений в этом году не готовим");
	}

	private List<InitiativeView> initiatives(ProcessInstance process) {
		return this.register.of(resolution(process));
	}

	private static ResolutionId resolution(ProcessInstance process) {
		return RecommendationKey.parse(process.getBusinessKey()).resolution();
	}

	private List<String> recorded(ProcessInstance process) {
		return this.outcomes.of(RecommendationKey.parse(process.getBusinessKey()))
			.stream()
			.map((outcome) -> outcome.organisation().map((organisation) -> organisation + " ").orElse("")
					+ outcome.kind())
			.toList();
	}

	private static List<String> fields(List<Violation> violations) {
		return violations.stream().map(Violation::field).toList();
	}

}
