package resolute.dashboard.my;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who somebody is to the others. One statement for each question. */
@Component
@Transactional(readOnly = true)
class MyQuery {

	private final JdbcClient jdbc;

	MyQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The name of a participant; empty for an account that is none. */
	Optional<String> name(String userId) {
		return this.jdbc.sql("select name from member where user_id = :user")
			.param("user", userId)
			.query(String.class)
			.optional();
	}

	/** Names of the organisations somebody is in. */
	List<String> organisations(String userId) {
		return this.jdbc.sql("""
				select o.name from membership p join organisation o on o.id = p.organisation_id
				where p.user_id = :user order by o.name
				""").param("user", userId).query(String.class).list();
	}

	/** The others in those organisations: who can stand in. */
	List<Colleague> colleagues(String userId) {
		return this.jdbc.sql("""
				select distinct m.user_id, m.name from membership mine
				join membership p on p.organisation_id = mine.organisation_id and p.user_id <> mine.user_id
				join member m on m.user_id = p.user_id
				where mine.user_id = :user order by m.name, m.user_id
				""")
			.param("user", userId)
			.query((row, index) -> new Colleague(row.getString("user_id"), row.getString("name")))
			.list();
	}

	/** Substitutions in force or to come, for somebody and by somebody. */
	List<Leave> leaves(String userId) {
		return this.jdbc
			.sql("""
					select s.id, s.absent_id, s.first_on, s.last_on, s.started_at is not null as in_force,
						a.name as absent, b.name as substitute
					from substitution s join member a on a.user_id = s.absent_id join member b on b.user_id = s.substitute_id
					where s.ended_at is null and :user in (s.absent_id, s.substitute_id)
					order by s.first_on, s.id
					""")
			.param("user", userId)
			.query((row, index) -> new Leave(row.getObject("id", UUID.class), row.getString("absent"),
					row.getString("substitute"), row.getString("absent_id").equals(userId),
					row.getObject("first_on", LocalDate.class), row.getObject("last_on", LocalDate.class),
					row.getBoolean("in_force")))
			.list();
	}

	/**
	 * Somebody in the same organisation.
	 *
	 * @param userId the account
	 * @param name the person's name
	 */
	record Colleague(String userId, String name) {
	}

	/**
	 * A substitution that is not over.
	 *
	 * @param id its id
	 * @param absent the name of who is away
	 * @param substitute the name of who stands in
	 * @param own whether the reader is the one who is away
	 * @param first the first day
	 * @param last the last day
	 * @param inForce whether it has begun
	 */
	record Leave(UUID id, String absent, String substitute, boolean own, LocalDate first, LocalDate last,
			boolean inForce) {
	}

}
