package resolute.support;

import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;

/** The council and the initiative group, as if 1.1 and 1.4 had been carried out. */
public final class Bodies {

	private Bodies() {
	}

	public static void establish(Participants participants) {
		establish(participants, "council", OrganisationKind.COUNCIL, "Координационный совет", "head", MemberRole.CHAIR);
		establish(participants, "initiativeGroup", OrganisationKind.INITIATIVE_GROUP, "Инициативная группа",
				"companyone", MemberRole.LEAD);
	}

	private static void establish(Participants participants, String id, OrganisationKind kind, String name,
			String member, MemberRole role) {
		OrganisationId organisation = new OrganisationId(id);
		participants.establish(organisation, kind, name);
		if (participants.membersOf(organisation).isEmpty()) {
			participants.appoint(organisation, member, role);
		}
	}

}
