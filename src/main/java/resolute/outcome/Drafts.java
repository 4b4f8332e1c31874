package resolute.outcome;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what people have entered in the form of a task until they hand it in, as they
 * left it: nothing is validated. Each person has a draft of their own for a task.
 */
@Service
@Transactional
public class Drafts {

	private final JdbcClient jdbc;

	private final FieldValues fields;

	private final Clock clock;

	Drafts(JdbcClient jdbc, FieldValues fields, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.clock = clock;
	}

	/**
	 * Keeps a draft in place of the one before.
	 * @return when it was kept, as exactly as the database knows it
	 */
	public Instant save(String taskId, String userId, Map<String, Object> values) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.jdbc.sql("""
				insert into task_draft (task_id, user_id, content, saved_at)
				values (:task, :user, :content::jsonb, :now)
				on conflict (task_id, user_id) do update set content = excluded.content, saved_at = excluded.saved_at
				""")
			.param("task", taskId)
			.param("user", userId)
			.param("content", this.fields.write(values))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
		return now;
	}

	@Transactional(readOnly = true)
	public Optional<Draft> find(String taskId, String userId) {
		return this.jdbc.sql("select content, saved_at from task_draft where task_id = :task and user_id = :user")
			.param("task", taskId)
			.param("user", userId)
			.query((row, index) -> new Draft(this.fields.read(row.getString("content")),
					row.getObject("saved_at", OffsetDateTime.class).toInstant()))
			.optional();
	}

	/** Throws somebody's draft away; there may be none. */
	public void discard(String taskId, String userId) {
		this.jdbc.sql("delete from task_draft where task_id = :task and user_id = :user")
			.param("task", taskId)
			.param("user", userId)
			.update();
	}

	/** A task that has ended needs nobody's drafts. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void discardAll(String taskId) {
		this.jdbc.sql("delete from task_draft where task_id = :task").param("task", taskId).update();
	}

	/**
	 * What was entered.
	 *
	 * @param values by field
	 * @param savedAt when it was kept
	 */
	public record Draft(Map<String, Object> values, Instant savedAt) {
	}

}
