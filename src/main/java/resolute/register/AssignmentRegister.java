package resolute.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
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

	/** All assignments given on top of a recommendation with how they stand. */
	@Transactional(readOnly = true)
	public List<Entry> entries(RecommendationKey recommendation) {
		return this.jdbc.sql("""
				select * from assignment where resolution_id = :resolution and number = :number order by given_at, id
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query((row, index) -> new Entry(row.getObject("id", UUID.class),
					new Assignment(recommendation, new OrganisationId(row.getString("organisation_id")),
							row.getString("text"), row.getObject("due_on", LocalDate.class)),
					State.of(row.getString("state")),
					Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
						.map(OffsetDateTime::toInstant)))
			.list();
	}

	/**
	 * Records how an assignment ended.
	 * @throws IllegalStateException if there is no such open assignment
	 */
	public void end(UUID id, State state) {
		int rows = this.jdbc
			.sql("update assignment set state = :state, ended_at = :now where id = :id and state = 'open'")
			.param("id", id)
			.param("state", state.code())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		if (rows != 1) {
			throw new IllegalStateException("There is no open assignment " + id);
		}
	}

	/** How an assignment stands. */
	public enum State {

		/** Still to be done. */
		OPEN("open"),
		/** Done, and taken off control. */
		CARRIED_OUT("carriedOut"),
		/** Refused, and the refusal accepted. */
		DECLINED("declined"),
		/** Closed because it has lost its point. */
		OBSOLETE("obsolete");

		private final String code;

		State(String code) {
			this.code = code;
		}

		/** The state in rows and models. */
		public String code() {
			return this.code;
		}

		/**
		 * Reads a code.
		 * @throws IllegalArgumentException if it is none
		 */
		public static State of(String code) {
			return Arrays.stream(values())
				.filter((state) -> state.code.equals(code))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("Not the state of an assignment: " + code));
		}

	}

	/**
	 * An assignment that stands in the register.
	 *
	 * @param id its id
	 * @param assignment what is to be done
	 * @param state how it stands
	 * @param endedAt when it ended, once it has
	 */
	public record Entry(UUID id, Assignment assignment, State state, Optional<Instant> endedAt) {
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
