package resolute.execution.process.strategy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import resolute.execution.process.ModelBean;
import resolute.outcome.Outcomes;
import resolute.participant.Participants;
import resolute.register.InitiativeRegister;
import resolute.register.ProposalDispositions;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/** The proposals for the strategy, for the model of 4.1. */
@Component("strategy")
@ModelBean
public class StrategyProposals {

	private final InitiativeRegister initiatives;

	private final ProposalDispositions dispositions;

	private final Outcomes outcomes;

	private final Participants participants;

	StrategyProposals(InitiativeRegister initiatives, ProposalDispositions dispositions, Outcomes outcomes,
			Participants participants) {
		this.initiatives = initiatives;
		this.dispositions = dispositions;
		this.outcomes = outcomes;
		this.participants = participants;
	}

	/**
	 * Whether nobody is to be waited for: 3.2 has ended, or the part of every company in
	 * it has. The message that says so may have been sent before this process listened.
	 */
	public boolean proposalsClosed(String resolutionId) {
		List<Outcomes.Outcome> ended = this.outcomes
			.of(new RecommendationKey(new ResolutionId(resolutionId), DraftStrategy.COLLECTION));
		Set<String> answered = ended.stream()
			.flatMap((outcome) -> outcome.organisation().stream())
			.map(OrganisationId::value)
			.collect(Collectors.toCollection(HashSet::new));
		return ended.stream().anyMatch((outcome) -> outcome.organisation().isEmpty())
				|| !answered.isEmpty() && answered.containsAll(this.participants.companies());
	}

	/** Ids of the proposals in the snapshot that nothing was decided on yet. */
	public List<String> undecided(String resolutionId) {
		return this.dispositions.undecided(new ResolutionId(resolutionId))
			.stream()
			.map((proposal) -> proposal.id().toString())
			.toList();
	}

	/** What a proposal is called, with its number in the register. */
	public String titleOf(String proposal) {
		return this.initiatives.find(UUID.fromString(proposal))
			.map((found) -> "№ " + found.number().orElseThrow() + " " + found.content().title())
			.orElseThrow();
	}

}
