package resolute.execution.process.council;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.outcome.Submissions;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** Makes the council an organisation with the members that the decree names. */
@Component
class CreateCouncilDelegate implements JavaDelegate {

	private static final OrganisationId COUNCIL = new OrganisationId("council");

	private final Participants participants;

	private final Submissions submissions;

	CreateCouncilDelegate(Participants participants, Submissions submissions) {
		this.participants = participants;
		this.submissions = submissions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Map<String, Object> decree = this.submissions
			.latest(RecommendationKey.parse(execution.getProcessBusinessKey()), null,
					List.of(CoordinationCouncil.DRAFT_DECREE))
			.orElseThrow();
		this.participants.establish(COUNCIL, OrganisationKind.COUNCIL, "Координационный совет");
		for (Object member : (List<?>) decree.getOrDefault(CoordinationCouncil.MEMBERS, List.of())) {
			this.participants.appoint(COUNCIL, (String) member, MemberRole.MEMBER);
		}
		this.participants.appoint(COUNCIL, (String) decree.getOrDefault(CoordinationCouncil.CHAIR, ""),
				MemberRole.CHAIR);
		this.participants.appoint(COUNCIL, (String) decree.getOrDefault(CoordinationCouncil.SECRETARY, ""),
				MemberRole.SECRETARY);
	}

}
