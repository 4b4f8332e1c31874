package resolute.execution.process.council;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

	/**
	 * Kinds of addressee only: being in a council already makes nobody of another kind.
	 */
	private Set<Addressee> kindsOf(List<String> members) {
		Set<Addressee> kinds = EnumSet.noneOf(Addressee.class);
		members.forEach((member) -> this.participants.organisationsOf(member)
			.forEach((organisation) -> this.participants.find(organisation)
				.map(OrganisationView::kind)
				.flatMap(Addressee::of)
				.ifPresent(kinds::add)));
		return kinds;
	}

	/** The four kinds of addressee that the resolution knows. */
	private enum Addressee {

		DISTRICT, SETTLEMENT, COMPANY, INITIATIVE_GROUP;

		static Optional<Addressee> of(OrganisationKind kind) {
			return switch (kind) {
				case DISTRICT, DISTRICT_HEAD -> Optional.of(DISTRICT);
				case SETTLEMENT -> Optional.of(SETTLEMENT);
				case COMPANY -> Optional.of(COMPANY);
				case INITIATIVE_GROUP -> Optional.of(INITIATIVE_GROUP);
				case COORDINATOR, COUNCIL -> Optional.empty();
			};
		}

	}

}
