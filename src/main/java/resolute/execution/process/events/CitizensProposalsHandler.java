package resolute.execution.process.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.NewInitiative;
import resolute.register.InitiativeRegister.Source;

import org.springframework.stereotype.Component;

/**
 * Hands what citizens proposed over to the register of initiatives, once: a report that
 * is handed in again only adds what is new in it.
 */
@Component
class CitizensProposalsHandler implements FormHandler {

	private static final String PROPOSALS = "proposals";

	private final InitiativeRegister initiatives;

	CitizensProposalsHandler(InitiativeRegister initiatives) {
		this.initiatives = initiatives;
	}

	@Override
	public String form() {
		return SettlementEvents.REPORT_FORM;
	}

	@Override
	public void record(Submission submission) {
		List<String> known = this.initiatives.of(submission.recommendation().resolution())
			.stream()
			.map((initiative) -> initiative.content())
			.filter((initiative) -> initiative.source() == Source.CITIZENS
					&& initiative.organisation().equals(submission.responsible()))
			.map(NewInitiative::title)
			.toList();
		submission.rows(PROPOSALS)
			.stream()
			.map((row) -> initiative(submission, row))
			.filter((initiative) -> !known.contains(initiative.title()))
			.forEach(this.initiatives::submit);
	}

	private static NewInitiative initiative(Submission submission, Map<String, Object> row) {
		return new NewInitiative(submission.recommendation().resolution(), submission.responsible(), Source.CITIZENS,
				column(row, "title"), column(row, "category"), column(row, "problem"), column(row, "solution"),
				Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
	}

	private static String column(Map<String, Object> row, String name) {
		return String.valueOf(row.get(name));
	}

}
