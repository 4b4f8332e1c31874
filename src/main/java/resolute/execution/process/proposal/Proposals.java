package resolute.execution.process.proposal;

import java.util.List;

import resolute.execution.process.ModelBean;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.Source;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/** Companies' answers to the call for proposals in process models. */
@Component
@ModelBean
public class Proposals {

	private final InitiativeRegister register;

	private final Outcomes outcomes;

	Proposals(InitiativeRegister register, Outcomes outcomes) {
		this.register = register;
		this.outcomes = outcomes;
	}

	/** Whether a company has handed in a proposal. */
	public boolean any(String resolutionId, String organisation) {
		OrganisationId company = new OrganisationId(organisation);
		return this.register.of(new ResolutionId(resolutionId))
			.stream()
			.anyMatch((initiative) -> initiative.content().source() == Source.PROPOSAL
					&& initiative.content().organisation().equals(company));
	}

	/**
	 * How the call as a whole ended: carried out if at least one company has answered it,
	 * else declined if one has refused to, else missed; obsolete if all that there were
	 * have been taken off control.
	 */
	public String whole(String resolutionId) {
		List<OutcomeKind> kinds = this.outcomes
			.of(new RecommendationKey(new ResolutionId(resolutionId), CollectProposals.NUMBER))
			.stream()
			.filter((outcome) -> outcome.organisation().isPresent())
			.map(Outcomes.Outcome::kind)
			.toList();
		if (kinds.contains(OutcomeKind.CARRIED_OUT)) {
			return OutcomeKind.CARRIED_OUT.code();
		}
		if (kinds.contains(OutcomeKind.DECLINED)) {
			return OutcomeKind.DECLINED.code();
		}
		return (kinds.contains(OutcomeKind.OBSOLETE) && !kinds.contains(OutcomeKind.MISSED) ? OutcomeKind.OBSOLETE
				: OutcomeKind.MISSED)
			.code();
	}

}
