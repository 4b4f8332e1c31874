package resolute.dashboard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.notification.MailLog;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads how people were written to about a recommendation, with four statements. Of
 * everything the newest; all of it is in the history.
 */
@Component
class CorrespondenceQuery {

	/** Entries of a kind. */
	static final int SHOWN = 50;

	private static final String ITEM = """
			d.id as item, d.title, coalesce(o.name, d.organisation_id, '') as organisation
			""";

	private static final String OF_ITEM = """
			from deadline d left join organisation o on o.id = d.organisation_id
			""";

	private static final String OF_RECOMMENDATION = """
			where d.resolution_id = :resolution and d.number = :number
			""";

	private static final String REQUESTS = "select x.*, coalesce(a.name, x.requested_by) as asked_by, "
			+ "coalesce(b.name, x.decided_by) as decider, " + ITEM + OF_ITEM
			+ "join extension_request x on x.deadline_id = d.id left join member a on a.user_id = x.requested_by "
			+ "left join member b on b.user_id = x.decided_by " + OF_RECOMMENDATION
			+ "order by x.requested_at desc, x.id limit :limit";

	private static final String CHANGES = "select x.*, coalesce(a.name, x.granted_by) as granter, " + ITEM + OF_ITEM
			+ "join deadline_change x on x.deadline_id = d.id left join member a on a.user_id = x.granted_by "
			+ OF_RECOMMENDATION + "order by x.changed_at desc, x.id limit :limit";

	private static final String ESCALATIONS = "select x.*, " + ITEM + OF_ITEM
			+ "join escalation x on x.deadline_id = d.id " + OF_RECOMMENDATION
			+ "order by x.started_at desc, d.id limit :limit";

	private final JdbcClient jdbc;

	private final MailLog mails;

	CorrespondenceQuery(JdbcClient jdbc, MailLog mails) {
		this.jdbc = jdbc;
		this.mails = mails;
	}

	@Transactional(readOnly = true)
	public Correspondence read(RecommendationKey key) {
		return new Correspondence(list(REQUESTS, key, (row, index) -> request(row)),
				list(CHANGES, key, (row, index) -> change(row)),
				list(ESCALATIONS, key, (row, index) -> escalation(row)), this.mails.newest(key));
	}

	private <T> List<T> list(String sql, RecommendationKey key, RowMapper<T> mapper) {
		return this.jdbc.sql(sql)
			.param("resolution", key.resolution().value())
			.param("number", key.number())
			.param("limit", SHOWN)
			.query(mapper)
			.list();
	}

	private static Correspondence.Request request(ResultSet row) throws SQLException {
		return new Correspondence.Request(row.getObject("item", UUID.class), row.getString("title"),
				row.getString("organisation"), row.getString("asked_by"), instant(row, "requested_at").orElseThrow(),
				row.getObject("due_on", LocalDate.class), row.getObject("wanted_on", LocalDate.class),
				row.getString("reason"), Optional.ofNullable(row.getString("decision")),
				Optional.ofNullable(row.getString("decider")),
				Optional.ofNullable(row.getObject("granted_on", LocalDate.class)),
				Optional.ofNullable(row.getString("remark")).filter((text) -> !text.isBlank()));
	}

	private static Correspondence.Change change(ResultSet row) throws SQLException {
		return new Correspondence.Change(row.getObject("item", UUID.class), row.getString("title"),
				row.getString("organisation"), row.getObject("from_due_on", LocalDate.class),
				row.getObject("to_due_on", LocalDate.class), instant(row, "changed_at").orElseThrow(),
				row.getString("granter"), row.getString("reason"));
	}

	private static Correspondence.Escalation escalation(ResultSet row) throws SQLException {
		return new Correspondence.Escalation(row.getObject("item", UUID.class), row.getString("title"),
				row.getString("organisation"), row.getObject("due_on", LocalDate.class), row.getInt("level"),
				instant(row, "started_at").orElseThrow(), instant(row, "ended_at"),
				Optional.ofNullable(row.getString("end_reason")));
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
	}

}
