package resolute.execution.process.initiative;

import java.math.BigDecimal;
import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.InitiativeView;
import resolute.register.InitiativeRegister.Status;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Component;

/**
 * Answers whoever submitted an initiative. What becomes a project needs the passing score
 * and a company; what 3.2 has registered cannot be rejected any more.
 */
@Component
class ScreenInitiativeHandler implements FormHandler {

	private final InitiativeDesk desk;

	private final InitiativeRegister register;

	private final Participants participants;

	ScreenInitiativeHandler(InitiativeDesk desk, InitiativeRegister register, Participants participants) {
		this.desk = desk;
		this.register = register;
		this.participants = participants;
	}

	@Override
	public String form() {
		return MonitorInitiatives.SCREEN_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		switch (submission.choice(MonitorInitiatives.DECISION)) {
			case MonitorInitiatives.PROJECT -> {
				checkScore(submission, violations);
				int passing = this.register.passingScore(submission.recommendation().resolution());
				if (submission.number(MonitorInitiatives.SCORE).compareTo(BigDecimal.valueOf(passing)) < 0) {
					violations.reject(submission.field(MonitorInitiatives.SCORE), "initiatives.below-passing", passing);
				}
				if (this.participants.find(company(submission))
					.filter((organisation) -> organisation.kind() == OrganisationKind.COMPANY)
					.isEmpty()) {
					violations.reject(submission.field(MonitorInitiatives.COMPANY), "initiatives.not-a-company");
				}
			}
			case MonitorInitiatives.REJECT -> {
				if (initiative(submission).status() == Status.REGISTERED) {
					violations.reject(submission.field(MonitorInitiatives.DECISION), "initiatives.already-registered");
				}
			}
			default -> checkScore(submission, violations);
		}
	}

	private static void checkScore(Submission submission, Violations violations) {
		if (!ProcedureHandler.isWhole(submission.number(MonitorInitiatives.SCORE))) {
			violations.reject(submission.field(MonitorInitiatives.SCORE), "initiatives.whole-number");
		}
	}

	@Override
	public void record(Submission submission) {
		UUID id = initiative(submission).id();
		if (MonitorInitiatives.REJECT.equals(submission.choice(MonitorInitiatives.DECISION))) {
			this.register.reject(id, submission.text(MonitorInitiatives.REASON));
		}
		else {
			this.desk.accept(id, submission.number(MonitorInitiatives.SCORE).intValueExact());
			submission.setVariable(MonitorInitiatives.COMPANY, company(submission).value());
		}
	}

	private OrganisationId company(Submission submission) {
		return submission.optionalText(MonitorInitiatives.COMPANY)
			.map(OrganisationId::new)
			.orElseGet(() -> initiative(submission).content().organisation());
	}

	private InitiativeView initiative(Submission submission) {
		return this.register.find(UUID.fromString(submission.variable(MonitorInitiatives.INITIATIVE_ID, String.class)))
			.orElseThrow();
	}

}
