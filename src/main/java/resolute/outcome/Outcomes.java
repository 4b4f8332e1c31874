package resolute.outcome;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records how recommendations end. Runs in the transaction of the caller. */
@Service
@Transactional
public class Outcomes {

	private final JdbcClient jdbc;

	private final Clock clock;

	Outcomes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Records one outcome. */
	public void record(Outcome outcome) {
		this.jdbc.sql("""
				insert into outcome (id, resolution_id, number, organisation_id, period, kind, recorded_at)
				values (:id, :resolution, :number, :organisation, :period, :kind, :now)
				""")
			.param("id", UUID.randomUUID())
			.param("resolution", outcome.recommendation().resolution().value())
			.param("number", outcome.recommendation().number())
			.param("organisation", outcome.organisation().map(OrganisationId::value).orElse(null))
			.param("period", outcome.period().map(ReportingPeriod::code).orElse(null))
			.param("kind", outcome.kind().code())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** All outcomes of a recommendation, the oldest first. */
	@Transactional(readOnly = true)
	public List<Outcome> of(RecommendationKey recommendation) {
		return this.jdbc.sql("""
				select organisation_id, period, kind from outcome
				where resolution_id = :resolution and number = :number order by recorded_at, id
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query((row, index) -> new Outcome(recommendation,
					Optional.ofNullable(row.getString("organisation_id")).map(OrganisationId::new),
					Optional.ofNullable(row.getString("period")).map(ReportingPeriod::parse),
					OutcomeKind.of(row.getString("kind"))))
			.list();
	}

	/**
	 * How something ended.
	 *
	 * @param recommendation the recommendation
	 * @param organisation whose part of it; empty for the recommendation as a whole
	 * @param period which period of a recurring one; empty for all of it
	 * @param kind how it ended
	 */
	public record Outcome(RecommendationKey recommendation, Optional<OrganisationId> organisation,
			Optional<ReportingPeriod> period, OutcomeKind kind) {
	}

}
