package resolute.participant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.OrganisationId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Substitutions in the database. */
@Component
class SubstitutionRows {

	private final JdbcClient jdbc;

	SubstitutionRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Makes whoever enters a substitution with one of these people wait for the other.
	 */
	void lock(String one, String other) {
		this.jdbc.sql("select user_id from member where user_id in (:people) order by user_id for update")
			.param("people", List.of(one, other))
			.query(String.class)
			.list();
	}

	void add(Substitution substitution) {
		this.jdbc.sql("""
				insert into substitution (id, absent_id, substitute_id, first_on, last_on, entered_by, entered_at)
				values (:id, :absent, :substitute, :first, :last, :by, :at)
				""")
			.param("id", substitution.id())
			.param("absent", substitution.absent())
			.param("substitute", substitution.substitute())
			.param("first", substitution.firstOn())
			.param("last", substitution.lastOn())
			.param("by", substitution.enteredBy())
			.param("at", substitution.enteredAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	void start(UUID id, Instant now) {
		this.jdbc.sql("update substitution set started_at = :now where id = :id")
			.param("id", id)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
	}

	void end(UUID id, Instant now, Optional<String> by) {
		this.jdbc.sql("update substitution set ended_at = :now, ended_by = :by where id = :id")
			.param("id", id)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("by", by.orElse(null))
			.update();
	}

	Optional<Substitution> find(UUID id) {
		return this.jdbc.sql("select * from substitution where id = :id")
			.param("id", id)
			.query(SubstitutionRows::read)
			.optional();
	}

	Optional<Substitution> lock(UUID id) {
		return this.jdbc.sql("select * from substitution where id = :id for update")
			.param("id", id)
			.query(SubstitutionRows::read)
			.optional();
	}

	/** Those that are not over in which somebody is away or stands in, by first day. */
	List<Substitution> openWith(String userId) {
		return this.jdbc.sql("""
				select * from substitution where ended_at is null and (absent_id = :user or substitute_id = :user)
				order by first_on, id
				""").param("user", userId).query(SubstitutionRows::read).list();
	}

	/** What the day asks to be started or ended; nobody else does it meanwhile. */
	List<Substitution> lockDue(LocalDate today) {
		return this.jdbc.sql("""
				select * from substitution
				where ended_at is null and (last_on < :today or started_at is null and first_on <= :today)
				order by last_on >= :today, first_on, id for update skip locked
				""").param("today", today).query(SubstitutionRows::read).list();
	}

	/** Who stands in for somebody at the moment. */
	Optional<Substitution> inForceFor(String absent) {
		return this.jdbc
			.sql("select * from substitution where absent_id = :absent and started_at is not null and ended_at is null")
			.param("absent", absent)
			.query(SubstitutionRows::read)
			.optional();
	}

	/**
	 * Whether a person has the tasks of an organisation: as a member, or standing in for
	 * one.
	 */
	boolean isEntitled(OrganisationId organisation, String userId) {
		return this.jdbc.sql("""
				select exists (select from membership where organisation_id = :organisation and user_id = :user)
				  or exists (select from substitution s
					join membership m on m.user_id = s.absent_id and m.organisation_id = :organisation
					where s.substitute_id = :user and s.started_at is not null and s.ended_at is null)
				""").param("organisation", organisation.value()).param("user", userId).query(Boolean.class).single();
	}

	private static Substitution read(ResultSet row, int index) throws SQLException {
		return new Substitution(row.getObject("id", UUID.class), row.getString("absent_id"),
				row.getString("substitute_id"), row.getObject("first_on", LocalDate.class),
				row.getObject("last_on", LocalDate.class), row.getString("entered_by"),
				row.getObject("entered_at", OffsetDateTime.class).toInstant(),
				Optional.ofNullable(row.getObject("started_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
				Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
				Optional.ofNullable(row.getString("ended_by")));
	}

}
