package resolute.execution.process.initiativegroup;

import java.util.List;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.participant.MemberRole;
import resolute.participant.Participants;

import org.springframework.stereotype.Component;

/**
 * 1.4 is not accepted while the group, as it is now, has too few members, too few of them
 * from companies, or no lead: people may have left since the order.
 */
@Component
class GroupRemovalHandler implements FormHandler {

	private final GroupMembership membership;

	private final Participants participants;

	GroupRemovalHandler(GroupMembership membership, Participants participants) {
		this.membership = membership;
		this.participants = participants;
	}

	@Override
	public String form() {
		return InitiativeGroup.REMOVAL_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		if (!"accept".equals(submission.choice(InitiativeGroup.DECISION))) {
			return;
		}
		List<String> members = this.participants.membersOf(InitiativeGroup.GROUP);
		long fromCompanies = this.membership.fromCompanies(members);
		if (members.size() < GroupMembership.LEAST_MEMBERS || fromCompanies < GroupMembership.LEAST_FROM_COMPANIES) {
			violations.reject(submission.field(InitiativeGroup.DECISION), "group.too-small-by-now",
					GroupMembership.LEAST_MEMBERS, GroupMembership.LEAST_FROM_COMPANIES, members.size(), fromCompanies);
		}
		if (this.participants.membersOf(InitiativeGroup.GROUP, MemberRole.LEAD).isEmpty()) {
			violations.reject(submission.field(InitiativeGroup.DECISION), "group.no-lead");
		}
	}

}
