package resolute.execution.process.initiativegroup;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import resolute.outcome.Submissions;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** Who is to be in the initiative group, and whether that makes 1.4 done. */
@Component
class GroupMembership {

	static final int LEAST_MEMBERS = 5;

	static final int LEAST_FROM_COMPANIES = 2;

	private final Participants participants;

	private final Submissions submissions;

	GroupMembership(Participants participants, Submissions submissions) {
		this.participants = participants;
		this.submissions = submissions;
	}

	/** How many of these accounts belong to a company. */
	long fromCompanies(Collection<String> members) {
		return members.stream().filter(this::isFromCompany).count();
	}

	/** The accounts of those who consented last, and whom the order therefore names. */
	List<String> inOrder(RecommendationKey recommendation) {
		return ((List<?>) latest(recommendation, InitiativeGroup.COLLECT_CONSENTS).getOrDefault(InitiativeGroup.MEMBERS,
				List.of()))
			.stream()
			.map(String.class::cast)
			.toList();
	}

	/** The account of whom the first meeting elected. */
	String elected(RecommendationKey recommendation) {
		return (String) latest(recommendation, InitiativeGroup.ELECT_LEAD).getOrDefault(InitiativeGroup.LEAD, "");
	}

	private Map<String, Object> latest(RecommendationKey recommendation, String activity) {
		return this.submissions.latest(recommendation, null, List.of(activity)).orElseThrow();
	}

	private boolean isFromCompany(String member) {
		return this.participants.organisationsOf(member)
			.stream()
			.flatMap((organisation) -> this.participants.find(organisation).stream())
			.anyMatch((organisation) -> organisation.kind() == OrganisationKind.COMPANY);
	}

}
