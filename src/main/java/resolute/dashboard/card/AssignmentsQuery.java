package resolute.dashboard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was asked for on top of a recommendation. */
@Component
public class AssignmentsQuery {

	/** The latest ones; more have never been given. */
	static final int SHOWN = 100;

	private final JdbcClient jdbc;

	AssignmentsQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The newest first. */
	@Transactional(readOnly = true)
	public List<Assignment> read(RecommendationKey key) {
		return this.jdbc.sql("""
				select a.id, coalesce(o.name, a.organisation_id) as organisation, a.text, a.given_at, a.due_on, a.state,
					a.ended_at
				from assignment a left join organisation o on o.id = a.organisation_id
				where a.resolution_id = :resolution and a.number = :number
				order by a.given_at desc, a.id limit :limit
				""")
			.param("resolution", key.resolution().value())
			.param("number", key.number())
			.param("limit", SHOWN)
			.query((row, index) -> assignment(row))
			.list();
	}

	private static Assignment assignment(ResultSet row) throws SQLException {
		return new Assignment(row.getObject("id", UUID.class), row.getString("organisation"), row.getString("text"),
				row.getObject("given_at", OffsetDateTime.class).toInstant(), row.getObject("due_on", LocalDate.class),
				row.getString("state"),
				Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
	}

}
