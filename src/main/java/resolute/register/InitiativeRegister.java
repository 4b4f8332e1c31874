package resolute.register;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of initiatives that recommendation 1.5 opens: what companies propose (3.2)
 * and what citizens and housing workers suggest (2.1). An initiative is entered as
 * submitted, may be returned for completion and handed in again, and ends as registered,
 * with a number, or rejected, with a reason. Both happen once: asking again is an error.
 * Runs in the transaction of the caller.
 */
@Service
@Transactional
public class InitiativeRegister {

	private static final String COLUMNS = """
			id, resolution_id, organisation_id, source, title, category, problem, solution, cost, funding_sources,
			starts_on, ends_on, effect, status, reason, registration_number, score, submitted_at, decided_at,
			answered_at
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	InitiativeRegister(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Opens the register of a resolution. Opened again, it keeps its first day and takes
	 * the new score.
	 * @param passingScore the least score, of 100, of an initiative that may become a
	 * project
	 */
	public void open(ResolutionId resolution, int passingScore) {
		this.jdbc.sql("""
				insert into initiative_register as register (resolution_id, opened_on, passing_score)
				values (:resolution, :today, :score)
				on conflict (resolution_id) do update
				set opened_on = coalesce(register.opened_on, excluded.opened_on), passing_score = excluded.passing_score
				""")
			.param("resolution", resolution.value())
			.param("today", LocalDate.now(this.clock))
			.param("score", passingScore)
			.update();
	}

	/** The day the register was opened. */
	@Transactional(readOnly = true)
	public Optional<LocalDate> openedOn(ResolutionId resolution) {
		return this.jdbc.sql("""
				select opened_on from initiative_register where resolution_id = :resolution and opened_on is not null
				""").param("resolution", resolution.value()).query(LocalDate.class).optional();
	}

	/**
	 * The least score of an initiative that may become a project; 0 while the register is
	 * not open.
	 */
	@Transactional(readOnly = true)
	public int passingScore(ResolutionId resolution) {
		return this.jdbc
			.sql("select coalesce(max(passing_score), 0) from initiative_register where resolution_id = :resolution")
			.param("resolution", resolution.value())
			.query(Integer.class)
			.single();
	}

	/** Enters an initiative as submitted and returns its id. */
	public UUID submit(NewInitiative initiative) {
		UUID id = UUID.randomUUID();
		described(this.jdbc.sql("""
				insert into initiative (id, resolution_id, organisation_id, source, title, category, problem, solution,
				                        cost, funding_sources, starts_on, ends_on, effect, status, submitted_at)
				values (:id, :resolution, :organisation, :source, :title, :category, :problem, :solution,
				        :cost, :sources, :startsOn, :endsOn, :effect, 'submitted', :now)
				"""), initiative).param("id", id)
			.param("resolution", initiative.resolution().value())
			.param("organisation", initiative.organisation().value())
			.param("source", initiative.source().code())
			.param("now", now())
			.update();
		return id;
	}

	/**
	 * Takes an initiative in again after it was returned for completion. Whose it is and
	 * where it came from stay as they were.
	 * @throws IllegalStateException if it was not returned
	 */
	public void resubmit(UUID id, NewInitiative completed) {
		changed(described(this.jdbc.sql("""
				update initiative set title = :title, category = :category, problem = :problem, solution = :solution,
				    cost = :cost, funding_sources = :sources, starts_on = :startsOn, ends_on = :endsOn,
				    effect = :effect, status = 'submitted', reason = null
				where id = :id and status = 'returned'
				"""), completed).param("id", id).update(), id, "taken in again");
	}

	/**
	 * Registers an initiative under the next number of its resolution's register.
	 * @return the number
	 * @throws IllegalStateException if it has been registered or rejected before
	 */
	public int register(UUID id) {
		int number = this.jdbc.sql("""
				insert into initiative_register as register (resolution_id, last_number)
				select resolution_id, 1 from initiative where id = :id
				on conflict (resolution_id) do update set last_number = register.last_number + 1
				returning last_number
				""").param("id", id).query(Integer.class).optional().orElse(0);
		changed(this.jdbc.sql("""
				update initiative
				set status = 'registered', registration_number = :number, reason = null, decided_at = :now
				where id = :id and status in ('submitted', 'returned')
				""").param("id", id).param("number", number).param("now", now()).update(), id, "registered");
		return number;
	}

	/**
	 * Rejects an initiative; whoever submitted it has got the answer.
	 * @throws IllegalStateException if it has been registered or rejected before
	 */
	public void reject(UUID id, String reason) {
		changed(this.jdbc.sql("""
				update initiative set status = 'rejected', reason = :reason, decided_at = :now, answered_at = :now
				where id = :id and status in ('submitted', 'returned')
				""").param("id", id).param("reason", reason).param("now", now()).update(), id, "rejected");
	}

	/**
	 * Rejects all companies' proposals that are neither registered nor rejected.
	 * @param organisation whose; empty for everybody's
	 */
	public void rejectUndecided(ResolutionId resolution, Optional<OrganisationId> organisation, String reason) {
		this.jdbc.sql("""
				update initiative set status = 'rejected', reason = :reason, decided_at = :now, answered_at = :now
				where resolution_id = :resolution and source = 'proposal' and status in ('submitted', 'returned')
				  and organisation_id = coalesce(cast(:organisation as varchar), organisation_id)
				""")
			.param("resolution", resolution.value())
			.param("organisation", organisation.map(OrganisationId::value).orElse(null))
			.param("reason", reason)
			.param("now", now())
			.update();
	}

	/**
	 * Returns an initiative for completion.
	 * @param remarks what is missing
	 * @throws IllegalStateException if it is not waiting for a decision
	 */
	public void returnForCompletion(UUID id, String remarks) {
		changed(this.jdbc.sql("""
				update initiative set status = 'returned', reason = :remarks where id = :id and status = 'submitted'
				""").param("id", id).param("remarks", remarks).update(), id, "returned");
	}

	/**
	 * Scores a registered initiative; whoever submitted it has got the answer.
	 * @param score 0 to 100
	 * @throws IllegalStateException if it is not registered
	 */
	public void score(UUID id, int score) {
		changed(this.jdbc.sql("""
				update initiative set score = :score, answered_at = coalesce(answered_at, :now)
				where id = :id and status = 'registered'
				""").param("id", id).param("score", score).param("now", now()).update(), id, "scored");
	}

	@Transactional(readOnly = true)
	public Optional<InitiativeView> find(UUID id) {
		return this.jdbc.sql("select " + COLUMNS + " from initiative where id = :id")
			.param("id", id)
			.query(InitiativeRegister::view)
			.optional();
	}

	/** All initiatives of a resolution, in the order of submission. */
	@Transactional(readOnly = true)
	public List<InitiativeView> of(ResolutionId resolution) {
		return this.jdbc
			.sql("select " + COLUMNS + " from initiative where resolution_id = :resolution order by submitted_at, id")
			.param("resolution", resolution.value())
			.query(InitiativeRegister::view)
			.list();
	}

	/** Initiatives that wait for the screening, in the order of submission. */
	@Transactional(readOnly = true)
	public List<InitiativeView> unanswered(ResolutionId resolution) {
		return of(resolution).stream().filter(InitiativeView::awaitsScreening).toList();
	}

	/**
	 * Takes a snapshot of all registered initiatives. What happens to them later does not
	 * change it.
	 * @return how many there are
	 */
	public int freeze(ResolutionId resolution) {
		UUID snapshot = UUID.randomUUID();
		this.jdbc.sql("insert into initiative_snapshot (id, resolution_id, taken_at) values (:id, :resolution, :now)")
			.param("id", snapshot)
			.param("resolution", resolution.value())
			.param("now", now())
			.update();
		return this.jdbc
			.sql("insert into initiative_snapshot_item (snapshot_id, " + COLUMNS + ") select :snapshot, " + COLUMNS
					+ " from initiative where resolution_id = :resolution and status = 'registered'")
			.param("snapshot", snapshot)
			.param("resolution", resolution.value())
			.update();
	}

	/** The initiatives of the last snapshot by number; none if none was taken. */
	@Transactional(readOnly = true)
	public List<InitiativeView> snapshot(ResolutionId resolution) {
		return this.jdbc.sql("select " + COLUMNS + """
				from initiative_snapshot_item
				where snapshot_id = (select id from initiative_snapshot where resolution_id = :resolution
				                     order by taken_at desc, id limit 1)
				order by registration_number
				""").param("resolution", resolution.value()).query(InitiativeRegister::view).list();
	}

	private static JdbcClient.StatementSpec described(JdbcClient.StatementSpec statement, NewInitiative initiative) {
		return statement.param("title", initiative.title())
			.param("category", initiative.category())
			.param("problem", initiative.problem())
			.param("solution", initiative.solution())
			.param("cost", initiative.cost().orElse(null))
			.param("sources", initiative.fundingSources().orElse(null))
			.param("startsOn", initiative.startsOn().orElse(null))
			.param("endsOn", initiative.endsOn().orElse(null))
			.param("effect", initiative.effect().orElse(null));
	}

	private static void changed(int rows, UUID id, String how) {
		if (rows == 0) {
			throw new IllegalStateException("Initiative %s cannot be %s as it stands".formatted(id, how));
		}
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static InitiativeView view(ResultSet row, int index) throws SQLException {
		NewInitiative content = new NewInitiative(new ResolutionId(row.getString("resolution_id")),
				new OrganisationId(row.getString("organisation_id")), Source.of(row.getString("source")),
				row.getString("title"), row.getString("category"), row.getString("problem"), row.getString("solution"),
				Optional.ofNullable(row.getBigDecimal("cost")), Optional.ofNullable(row.getString("funding_sources")),
				Optional.ofNullable(row.getObject("starts_on", LocalDate.class)),
				Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
				Optional.ofNullable(row.getString("effect")));
		return new InitiativeView(row.getObject("id", UUID.class), content, Status.of(row.getString("status")),
				Optional.ofNullable(row.getString("reason")), integer(row, "registration_number"),
				integer(row, "score"), instant(row, "submitted_at").orElseThrow(), instant(row, "decided_at"),
				instant(row, "answered_at"));
	}

	private static OptionalInt integer(ResultSet row, String column) throws SQLException {
		@Nullable Integer value = row.getObject(column, Integer.class);
		return (value != null) ? OptionalInt.of(value) : OptionalInt.empty();
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
	}

	/** Where an initiative comes from. */
	public enum Source {

		/** A company's answer to the call of recommendation 3.2. */
		PROPOSAL,
		/** A meeting with citizens or housing workers (2.1). */
		CITIZENS,
		/** Anybody else. */
		OTHER;

		static Source of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

		/** The name it has in rows and forms: {@code proposal}. */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** What has become of an initiative. */
	public enum Status {

		SUBMITTED, RETURNED, REGISTERED, REJECTED;

		static Status of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

	}

	/**
	 * What somebody proposes.
	 *
	 * @param resolution the resolution whose register it is for
	 * @param organisation who proposes it, or through whom it came
	 * @param source where it comes from
	 * @param title what it is called, up to 200 characters
	 * @param category a code that the forms choose from, up to 64 characters
	 * @param problem what is wrong today
	 * @param solution what to do about it
	 * @param cost in roubles
	 * @param fundingSources who pays
	 * @param startsOn when work on it starts
	 * @param endsOn when it is over, not before it starts
	 * @param effect what it will be good for
	 */
	public record NewInitiative(ResolutionId resolution, OrganisationId organisation, Source source, String title,
			String category, String problem, String solution, Optional<BigDecimal> cost,
			Optional<String> fundingSources, Optional<LocalDate> startsOn, Optional<LocalDate> endsOn,
			Optional<String> effect) {
	}

	/**
	 * An initiative in the register.
	 *
	 * @param id its id
	 * @param content what is proposed
	 * @param status what has become of it
	 * @param reason why it was rejected, or what is missing
	 * @param number under which it is registered
	 * @param score of 100
	 * @param submittedAt when it first came in
	 * @param decidedAt when it was registered or rejected
	 * @param answeredAt when it was scored or rejected
	 */
	public record InitiativeView(UUID id, NewInitiative content, Status status, Optional<String> reason,
			OptionalInt number, OptionalInt score, Instant submittedAt, Optional<Instant> decidedAt,
			Optional<Instant> answeredAt) {

		/**
		 * Whether the district still owes an answer. A company's proposal gets to the
		 * screening when 3.2 has registered it, everything else when it comes in.
		 */
		public boolean awaitsScreening() {
			return this.answeredAt.isEmpty()
					&& (this.content.source() != Source.PROPOSAL || this.status == Status.REGISTERED);
		}

		/** Since when it waits, or waited, for the screening. */
		public Instant reachedScreeningAt() {
			return (this.content.source() == Source.PROPOSAL) ? this.decidedAt.orElse(this.submittedAt)
					: this.submittedAt;
		}

	}

}
