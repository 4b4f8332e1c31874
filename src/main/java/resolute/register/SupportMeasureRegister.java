package resolute.register;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Measures of support for the cluster in the programmes of the district and of the
 * settlements, year by year. Here the two see what the other plans. Runs in the
 * transaction of the caller.
 */
@Service
@Transactional
public class SupportMeasureRegister {

	private final JdbcClient jdbc;

	private final NamedParameterJdbcTemplate batches;

	private final Clock clock;

	SupportMeasureRegister(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.clock = clock;
	}

	/**
	 * Enters what an organisation proposes for a year, in place of what it proposed
	 * before. Measures that are in force stay.
	 */
	public void propose(Plan plan, List<Measure> measures) {
		this.jdbc.sql("""
				delete from support_measure
				where resolution_id = :resolution and number = :number and organisation_id = :organisation
				  and year = :year and act_number is null
				""").paramSource(parameters(plan)).update();
		this.batches.batchUpdate("""
				insert into support_measure (id, resolution_id, number, organisation_id, year, programme, measure,
				                             amount, executor, term, indicator, proposed_at)
				values (:id, :resolution, :number, :organisation, :year, :programme, :measure,
				        :amount, :executor, :term, :indicator, :now)
				""", measures.stream().map((measure) -> parameters(plan, measure)).toArray(SqlParameterSource[]::new));
	}

	/** Notes the act that put an organisation's proposed measures into its programmes. */
	public void putInForce(Plan plan, String actNumber, LocalDate actDate) {
		this.jdbc.sql("""
				update support_measure set act_number = :actNumber, act_date = :actDate
				where resolution_id = :resolution and number = :number and organisation_id = :organisation
				  and year = :year and act_number is null
				""")
			.paramSource(parameters(plan).addValue("actNumber", actNumber).addValue("actDate", actDate))
			.update();
	}

	/** Notes why an organisation takes no measure in a year. */
	public void waive(Plan plan, String reason) {
		this.jdbc.sql("""
				insert into support_waiver (resolution_id, number, organisation_id, year, reason, recorded_at)
				values (:resolution, :number, :organisation, :year, :reason, :now)
				on conflict (resolution_id, number, organisation_id, year)
				do update set reason = excluded.reason, recorded_at = excluded.recorded_at
				""").paramSource(parameters(plan).addValue("reason", reason)).update();
	}

	/** Whether at least one measure is in force, or it is on record why there is none. */
	@Transactional(readOnly = true)
	public boolean isDecided(Plan plan) {
		return this.jdbc.sql("""
				select exists (select 1 from support_measure
				               where resolution_id = :resolution and number = :number
				                 and organisation_id = :organisation and year = :year and act_number is not null)
				    or exists (select 1 from support_waiver
				               where resolution_id = :resolution and number = :number
				                 and organisation_id = :organisation and year = :year)
				""").paramSource(parameters(plan)).query(Boolean.class).single();
	}

	/**
	 * What an organisation's measures of a year cost together, in thousands of roubles.
	 */
	@Transactional(readOnly = true)
	public BigDecimal cost(Plan plan) {
		return this.jdbc.sql("""
				select coalesce(sum(amount), 0) from support_measure
				where resolution_id = :resolution and number = :number and organisation_id = :organisation
				  and year = :year
				""").paramSource(parameters(plan)).query(BigDecimal.class).single();
	}

	/** The day on which an organisation proposed its measures of a year last. */
	@Transactional(readOnly = true)
	public Optional<LocalDate> proposedOn(Plan plan) {
		return this.jdbc.sql("""
				select proposed_at from support_measure
				where resolution_id = :resolution and number = :number and organisation_id = :organisation
				  and year = :year
				order by proposed_at desc limit 1
				""")
			.paramSource(parameters(plan))
			.query((row, index) -> row.getObject("proposed_at", OffsetDateTime.class)
				.atZoneSameInstant(this.clock.getZone())
				.toLocalDate())
			.optional();
	}

	/** What everybody plans in a year, by organisation. */
	@Transactional(readOnly = true)
	public List<Entry> of(ResolutionId resolution, int year) {
		return this.jdbc.sql("""
				select * from support_measure where resolution_id = :resolution and year = :year
				order by organisation_id, programme, measure, id
				""")
			.param("resolution", resolution.value())
			.param("year", year)
			.query((row, index) -> new Entry(
					new Plan(new RecommendationKey(resolution, row.getString("number")),
							new OrganisationId(row.getString("organisation_id")), year),
					new Measure(row.getString("programme"), row.getString("measure"), row.getBigDecimal("amount"),
							row.getString("executor"), row.getObject("term", LocalDate.class),
							row.getString("indicator")),
					Optional.ofNullable(row.getString("act_number"))))
			.list();
	}

	private MapSqlParameterSource parameters(Plan plan) {
		return new MapSqlParameterSource().addValue("resolution", plan.recommendation().resolution().value())
			.addValue("number", plan.recommendation().number())
			.addValue("organisation", plan.organisation().value())
			.addValue("year", plan.year())
			.addValue("now", this.clock.instant().atOffset(ZoneOffset.UTC));
	}

	private MapSqlParameterSource parameters(Plan plan, Measure measure) {
		return parameters(plan).addValue("id", UUID.randomUUID())
			.addValue("programme", measure.programme())
			.addValue("measure", measure.measure())
			.addValue("amount", measure.amount())
			.addValue("executor", measure.executor())
			.addValue("term", measure.term())
			.addValue("indicator", measure.indicator());
	}

	/**
	 * Whose measures of which year.
	 *
	 * @param recommendation the recommendation they follow from
	 * @param organisation the organisation whose programmes they go into
	 * @param year the calendar year in which they are planned
	 */
	public record Plan(RecommendationKey recommendation, OrganisationId organisation, int year) {
	}

	/**
	 * One measure of support.
	 *
	 * @param programme the municipal programme it goes into
	 * @param measure what is done
	 * @param amount what it costs, in thousands of roubles
	 * @param executor who does it
	 * @param term by when
	 * @param indicator how its effect is measured
	 */
	public record Measure(String programme, String measure, BigDecimal amount, String executor, LocalDate term,
			String indicator) {
	}

	/**
	 * A measure in the register.
	 *
	 * @param plan whose it is
	 * @param measure the measure
	 * @param actNumber the act that put it in force, if there is one yet
	 */
	public record Entry(Plan plan, Measure measure, Optional<String> actNumber) {
	}

}
