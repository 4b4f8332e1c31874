package resolute.execution.process.events;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import resolute.execution.process.ModelBean;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.outcome.Outcomes.Outcome;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * Concludes from the outcomes of the parts how the whole ended: as the best of them did.
 * It is carried out if at least one part is; else missed, else closed as obsolete, else
 * declined. How many of how many parts were carried out is told by their own outcomes.
 */
@Component("conclusions")
@ModelBean
public class Conclusions {

	/** From the best to the worst. */
	private static final List<OutcomeKind> RANKING = List.of(OutcomeKind.CARRIED_OUT, OutcomeKind.MISSED,
			OutcomeKind.OBSOLETE, OutcomeKind.DECLINED);

	private final Outcomes outcomes;

	Conclusions(Outcomes outcomes) {
		this.outcomes = outcomes;
	}

	/**
	 * How a recommendation ended: as the best of its organisations did, or the best of
	 * its periods if it is not divided among organisations.
	 * @return the code of a kind of outcome
	 */
	public String ofWhole(String businessKey) {
		List<Outcome> parts = this.outcomes.of(RecommendationKey.parse(businessKey));
		return best(parts, (part) -> part.organisation().isPresent() && part.period().isEmpty())
			.or(() -> best(parts, (part) -> part.period().isPresent()))
			.orElse(OutcomeKind.NOT_STARTED)
			.code();
	}

	/**
	 * How an organisation's part ended: as the best of its periods did. It is missed if
	 * none has an outcome.
	 * @return the code of a kind of outcome
	 */
	public String ofOrganisation(String businessKey, String organisation) {
		Optional<OrganisationId> id = Optional.of(new OrganisationId(organisation));
		return best(this.outcomes.of(RecommendationKey.parse(businessKey)),
				(part) -> part.organisation().equals(id) && part.period().isPresent())
			.orElse(OutcomeKind.MISSED)
			.code();
	}

	private static Optional<OutcomeKind> best(List<Outcome> parts, Predicate<Outcome> which) {
		List<OutcomeKind> kinds = parts.stream().filter(which).map(Outcome::kind).toList();
		return RANKING.stream().filter(kinds::contains).findFirst();
	}

}
