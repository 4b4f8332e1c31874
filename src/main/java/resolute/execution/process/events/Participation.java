package resolute.execution.process.events;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import resolute.execution.process.ModelBean;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.outcome.Outcomes.Outcome;
import resolute.participant.Participants;
import resolute.register.InvitationRegister;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts which companies take part in events, and records it. */
@Service("participation")
@Transactional
@ModelBean
public class Participation {

	private static final Set<OutcomeKind> LEFT = Set.of(OutcomeKind.DECLINED, OutcomeKind.OBSOLETE);

	private final Participants participants;

	private final InvitationRegister invitations;

	private final Outcomes outcomes;

	private final Conclusions conclusions;

	private final ParticipationProperties properties;

	Participation(Participants participants, InvitationRegister invitations, Outcomes outcomes, Conclusions conclusions,
			ParticipationProperties properties) {
		this.participants = participants;
		this.invitations = invitations;
		this.outcomes = outcomes;
		this.conclusions = conclusions;
		this.properties = properties;
	}

	/**
	 * The companies of today, without those whose refusal was accepted or whose part was
	 * taken off control.
	 */
	public List<String> invited(String businessKey) {
		Set<String> left = this.outcomes.of(RecommendationKey.parse(businessKey))
			.stream()
			.filter((outcome) -> LEFT.contains(outcome.kind()))
			.flatMap((outcome) -> outcome.organisation().stream())
			.map(OrganisationId::value)
			.collect(Collectors.toSet());
		return this.participants.companies().stream().filter((company) -> !left.contains(company)).toList();
	}

	/** Whether there is a company that is to be invited. */
	public boolean hasParticipants(String businessKey) {
		return !invited(businessKey).isEmpty();
	}

	/** Whether fewer companies than wanted took part in anything in a period. */
	public boolean isTurnoutLow(String businessKey, String period) {
		return attended(businessKey, period).size() * 100 < invited(businessKey).size()
				* this.properties.leastTurnout();
	}

	/** The turnout of a period in words. */
	public String describe(String businessKey, String period) {
		return "участвовали хотя бы в одном мероприятии %d из %d компаний"
			.formatted(attended(businessKey, period).size(), invited(businessKey).size());
	}

	/** The companies that took part in at least one event of a period. */
	List<OrganisationId> attended(String businessKey, String period) {
		ReportingPeriod days = ReportingPeriod.parse(period);
		return this.invitations.attended(RecommendationKey.parse(businessKey).resolution(), days.firstDay(),
				days.lastDay());
	}

	/** How many events of a period lack a word on who came. */
	int unmarked(String businessKey, String period) {
		ReportingPeriod days = ReportingPeriod.parse(period);
		return this.invitations.unmarked(RecommendationKey.parse(businessKey).resolution(), days.firstDay(),
				days.lastDay());
	}

	/**
	 * Records a period as carried out, for each company that took part and as a whole. A
	 * company that did not has no outcome: that is no violation.
	 */
	void record(String businessKey, String period) {
		RecommendationKey recommendation = RecommendationKey.parse(businessKey);
		Optional<ReportingPeriod> in = Optional.of(ReportingPeriod.parse(period));
		attended(businessKey, period).forEach((company) -> this.outcomes
			.record(new Outcome(recommendation, Optional.of(company), in, OutcomeKind.CARRIED_OUT)));
		this.outcomes.record(new Outcome(recommendation, Optional.empty(), in, OutcomeKind.CARRIED_OUT));
	}

	/** Records how the part of each company that has not ended before ended. */
	void conclude(String businessKey) {
		RecommendationKey recommendation = RecommendationKey.parse(businessKey);
		invited(businessKey).forEach(
				(company) -> this.outcomes.record(new Outcome(recommendation, Optional.of(new OrganisationId(company)),
						Optional.empty(), OutcomeKind.of(this.conclusions.ofOrganisation(businessKey, company)))));
	}

}
