package resolute.execution.process.meeting;

import java.util.UUID;

import resolute.execution.process.assignment.Assignments;
import resolute.register.AssignmentRegister.Assignment;
import resolute.register.MeetingRegister;
import resolute.register.MeetingRegister.Decision;
import resolute.register.MeetingRegister.EnteredDecision;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Service;

/** What becomes of the decisions of the council. Runs in the engine's transaction. */
@Service
class CouncilDecisions {

	private final MeetingRegister register;

	private final Assignments assignments;

	CouncilDecisions(MeetingRegister register, Assignments assignments) {
		this.register = register;
		this.assignments = assignments;
	}

	/** Gives an assignment for each decision of a month's meeting that has none yet. */
	void assign(RecommendationKey recommendation, ReportingPeriod month) {
		for (EnteredDecision entered : this.register.decisionsToAssign(recommendation, month)) {
			Decision decision = entered.decision();
			UUID assignment = this.assignments
				.give(new Assignment(recommendation, decision.executor(), decision.text(), decision.dueOn()));
			this.register.assign(entered.id(), assignment);
		}
	}

}
