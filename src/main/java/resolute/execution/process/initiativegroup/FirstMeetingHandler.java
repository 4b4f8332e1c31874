package resolute.execution.process.initiativegroup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.DayText;

import org.springframework.stereotype.Component;

/**
 * The first meeting elects a lead among the members: more than half of the group is
 * present, and more than half of those present vote for the lead.
 */
@Component
class FirstMeetingHandler implements FormHandler {

	private final GroupMembership membership;

	private final Clock clock;

	FirstMeetingHandler(GroupMembership membership, Clock clock) {
		this.membership = membership;
		this.clock = clock;
	}

	@Override
	public String form() {
		return InitiativeGroup.MEETING_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		List<String> members = this.membership.inOrder(submission.recommendation());
		List<String> present = submission.choices(InitiativeGroup.PRESENT);
		if (!members.containsAll(present)) {
			violations.reject(submission.field(InitiativeGroup.PRESENT), "group.not-in-order");
		}
		else if (present.size() * 2 <= members.size()) {
			violations.reject(submission.field(InitiativeGroup.PRESENT), "group.no-quorum", members.size(),
					present.size());
		}
		if (!members.contains(submission.text(InitiativeGroup.LEAD))) {
			violations.reject(submission.field(InitiativeGroup.LEAD), "group.lead-not-member");
		}
		int votes = submission.number(InitiativeGroup.VOTES_FOR).intValue();
		if (votes > present.size() || votes * 2 <= present.size()) {
			violations.reject(submission.field(InitiativeGroup.VOTES_FOR), "group.no-majority", present.size());
		}
		LocalDate ordered = LocalDate.ofInstant(submission.variable(InitiativeGroup.ACT_DATE, Date.class).toInstant(),
				this.clock.getZone());
		if (submission.date(InitiativeGroup.HELD_ON).isBefore(ordered)) {
			violations.reject(submission.field(InitiativeGroup.HELD_ON), "group.met-before-order", DayText.of(ordered));
		}
	}

}
