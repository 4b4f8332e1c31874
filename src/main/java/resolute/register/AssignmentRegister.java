package resolute.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Assignments that were given on top of what the resolution recommends: a decision of the
 * council, or of the coordinator. Runs in the transaction of the caller.
 */
@Service
@Transactional
public class AssignmentRegister {

	private final JdbcClient jdbc;

	private final Clock clock;

	AssignmentRegister(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Enters an assignment and returns its id. */
	public UUID enter(Assignment assignment) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into assignment (id, resolution_id, number, organisation_id, text, due_on, given_at)
				values (:id, :resolution, :number, :organisation, :text, :due, :now)
				""")
			.param("id", id)
			.param("resolution", assignment.recommendation().resolution().value())
			.param("number", assignment.recommendation().number())
			.param("organisation", assignment.organisation().value())
			.param("text", assignment.text())
			.param("due", assignment.dueOn())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return id;
	}

	/** The assignment with that id. */
	@Transactional(readOnly = true)
	public Optional<Assignment> find(UUID id) {
		return this.jdbc.sql("select * from assignment where id = :id")
			.param("id", id)
			.query((row, index) -> new Assignment(
					RecommendationKey.parse(row.getString("resolution_id") + "/" + row.getString("number")),
					new OrganisationId(row.getString("organisation_id")), row.getString("text"),
					row.getObject("due_on", LocalDate.class)))
			.optional();
	}

	/** All assignments given on top of a recommendation, the oldest first. */
	@Transactional(readOnly = true)
	public List<Assignment> of(RecommendationKey recommendation) {
		return this.jdbc.sql("""
				select * from assignment where resolution_id = :resolution and number = :number order by given_at, id
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query((row, index) -> new Assignment(recommendation, new OrganisationId(row.getString("organisation_id")),
					row.getString("text"), row.getObject("due_on", LocalDate.class)))
			.list();
	}

	/**
	 * Something that somebody was told to do.
	 *
	 * @param recommendation the recommendation it belongs to
	 * @param organisation who has to do it
	 * @param text what is to be done
	 * @param dueOn by when
	 */
	public record Assignment(RecommendationKey recommendation, OrganisationId organisation, String text,
			LocalDate dueOn) {
	}

}
