package resolute.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks items up for what is to be done with them. */
@Component
class ControlledItems {

	private static final String ITEM = """
			select d.id, d.task_id, d.resolution_id, d.number, d.title, d.organisation_id, o.name as organisation, d.assignee,
				d.due_on, d.state, d.removal, d.submitted_by, d.submitted_at,
				d.removal or not d.controlled or d.organisation_id in ('coordinators', 'districtHead') as own
			from deadline d left join organisation o on o.id = d.organisation_id
			""";

	private final JdbcClient jdbc;

	ControlledItems(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<ControlledItem> find(UUID id) {
		return this.jdbc.sql(ITEM + "where d.id = :id").param("id", id).query(ControlledItems::item).optional();
	}

	/**
	 * An item that nobody else decides on until the transaction ends: of two at once, the
	 * second sees what the first has done.
	 * @throws java.util.NoSuchElementException if there is none
	 * @throws AlreadySettledException if it is not open any more
	 */
	ControlledItem hold(UUID id) {
		ControlledItem item = this.jdbc.sql(ITEM + "where d.id = :id for update of d")
			.param("id", id)
			.query(ControlledItems::item)
			.optional()
			.orElseThrow();
		if (!item.open()) {
			throw new AlreadySettledException(item.settledBy(), item.settledAt());
		}
		return item;
	}

	/** The open items of a recommendation, the next first. */
	List<Open> open(RecommendationKey recommendation) {
		return this.jdbc.sql("""
				select d.process_instance_id as process, d.activity_id as activity, item.* from deadline d join (
				""" + ITEM + """
				) item on item.id = d.id
				where d.resolution_id = :resolution and d.number = :number and d.state = 'open'
				order by d.due_on, d.id
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query((row, index) -> new Open(row.getString("process"), row.getString("activity"), item(row, index)))
			.list();
	}

	private static ControlledItem item(ResultSet row, int index) throws SQLException {
		return new ControlledItem(row.getObject("id", UUID.class), row.getString("task_id"),
				RecommendationKey.parse(row.getString("resolution_id") + "/" + row.getString("number")),
				row.getString("title"), Optional.ofNullable(row.getString("organisation_id")).map(OrganisationId::new),
				Optional.ofNullable(row.getString("organisation")), Optional.ofNullable(row.getString("assignee")),
				row.getObject("due_on", LocalDate.class), "open".equals(row.getString("state")),
				row.getBoolean("removal"), row.getBoolean("own"), Optional.ofNullable(row.getString("submitted_by")),
				Optional.ofNullable(row.getTimestamp("submitted_at")).map(Timestamp::toInstant));
	}

	/**
	 * An open item and where it stands.
	 *
	 * @param process the id of the process instance
	 * @param activity the task's id in its model
	 */
	record Open(String process, String activity, ControlledItem item) {
	}

}
