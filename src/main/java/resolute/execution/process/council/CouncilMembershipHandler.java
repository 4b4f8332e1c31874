package resolute.execution.process.council;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.participant.OrganisationKind;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;

import org.springframework.stereotype.Component;

/** Holds the council's membership against what makes 1.1 done. */
@Component
class CouncilMembershipHandler implements FormHandler {

	/** Kinds of addressee that have to be represented. */
	private static final int LEAST_KINDS = 3;

	private final Participants participants;

	CouncilMembershipHandler(Participants participants) {
		this.participants = participants;
	}

	@Override
	public String form() {
		return CoordinationCouncil.DRAFT_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		List<String> members = submission.choices(CoordinationCouncil.MEMBERS);
		for (String leader : List.of(CoordinationCouncil.CHAIR, CoordinationCouncil.SECRETARY)) {
			if (!members.contains(submission.text(leader))) {
				violations.reject(submission.field(leader), "council.leader-not-member");
			}
		}
		if (submission.text(CoordinationCouncil.CHAIR).equals(submission.text(CoordinationCouncil.SECRETARY))) {
			violations.reject(submission.field(CoordinationCouncil.SECRETARY), "council.same-person");
		}
		int kinds = kindsOf(members).size();
		if (kinds < LEAST_KINDS) {
			violations.reject(submission.field(CoordinationCouncil.MEMBERS), "council.too-few-kinds", LEAST_KINDS,
					kinds);
		}
	}

	private Set<OrganisationKind> kindsOf(List<String> members) {
		Set<OrganisationKind> kinds = new HashSet<>();
		members.forEach((member) -> this.participants.organisationsOf(member)
			.forEach((organisation) -> this.participants.find(organisation)
				.map(OrganisationView::kind)
				.ifPresent(kinds::add)));
		return kinds;
	}

}
