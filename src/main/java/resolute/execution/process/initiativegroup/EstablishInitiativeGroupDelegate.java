package resolute.execution.process.initiativegroup;

import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * Makes the initiative group an organisation with exactly the members that the order
 * names and the lead they elected.
 */
@Component
class EstablishInitiativeGroupDelegate implements JavaDelegate {

	private final Participants participants;

	private final GroupMembership membership;

	EstablishInitiativeGroupDelegate(Participants participants, GroupMembership membership) {
		this.participants = participants;
		this.membership = membership;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RecommendationKey recommendation = RecommendationKey.parse(execution.getProcessBusinessKey());
		List<String> members = this.membership.inOrder(recommendation);
		this.participants.establish(InitiativeGroup.GROUP, OrganisationKind.INITIATIVE_GROUP, "Инициативная группа");
		this.participants.membersOf(InitiativeGroup.GROUP)
			.stream()
			.filter((member) -> !members.contains(member))
			.forEach((member) -> this.participants.dismiss(InitiativeGroup.GROUP, member));
		members.forEach((member) -> this.participants.appoint(InitiativeGroup.GROUP, member, MemberRole.MEMBER));
		this.participants.appoint(InitiativeGroup.GROUP, this.membership.elected(recommendation), MemberRole.LEAD);
	}

}
