package resolute.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.calendar.WorkingDays;
import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is set in motion for items that are late, and what the coordinator decided about
 * them. One escalation for each item and due date. Runs in the transaction of the caller.
 */
@Service
@Transactional
public class Escalations {

	private final ControlRules rules;

	private final WorkingDays workingDays;

	private final JdbcClient jdbc;

	private final Clock clock;

	Escalations(ControlRules rules, WorkingDays workingDays, JdbcClient jdbc, Clock clock) {
		this.rules = rules;
		this.workingDays = workingDays;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Notes which processes escalate items, with one statement.
	 * @param processes instance ids by deadline
	 */
	public void follow(Map<UUID, String> processes) {
		List<Map.Entry<UUID, String>> entries = List.copyOf(processes.entrySet());
		this.jdbc.sql("""
				update escalation set process_instance_id = started.process
				from unnest(:deadlines::uuid[], :processes::varchar[]) as started (deadline, process)
				where deadline_id = started.deadline and ended_at is null
				""")
			.param("deadlines", entries.stream().map((entry) -> entry.getKey().toString()).toArray(String[]::new))
			.param("processes", entries.stream().map(Map.Entry::getValue).toArray(String[]::new))
			.update();
	}

	/** The working day on which an item that was due on a day reaches a level. */
	@Transactional(readOnly = true)
	public LocalDate reachedOn(ResolutionId resolution, LocalDate dueOn, int level) {
		return this.rules.of(resolution).reachedOn(level, dueOn, this.workingDays);
	}

	/**
	 * The running escalation of an item has reached a level. It begins at the first,
	 * which the watch has noted for all that it found.
	 * @return whether it had not been there before
	 */
	public boolean reach(UUID deadlineId, LocalDate dueOn, int level) {
		return level == 1 || this.jdbc.sql("""
				update escalation set level = :level
				where deadline_id = :deadline and due_on = :due and level < :level
				""").param("level", level).param("deadline", deadlineId).param("due", dueOn).update() == 1;
	}

	/**
	 * Ends the running escalation of an item.
	 * @return the process that escalates it, if there is one that has to be told
	 */
	public Optional<String> end(UUID deadlineId, OverdueEnd end) {
		return this.jdbc.sql("""
				update escalation set ended_at = :now, end_reason = :reason
				where deadline_id = :deadline and ended_at is null returning process_instance_id
				""")
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("reason", end.code())
			.param("deadline", deadlineId)
			.query((row, index) -> Optional.ofNullable(row.getString(1)))
			.optional()
			.flatMap((process) -> process);
	}

	/** Keeps what the coordinator decided about an item that is late. */
	public void review(Review review) {
		this.jdbc
			.sql("""
					insert into overdue_review (id, deadline_id, due_on, decision, reason, new_due_on, organisation_id, user_id,
						decided_by, decided_at)
					values (:id, :deadline, :due, :decision, :reason, :newDue, :organisation, :user, :by, :now)
					""")
			.param("id", review.id())
			.param("deadline", review.deadlineId())
			.param("due", review.dueOn())
			.param("decision", review.decision())
			.param("reason", review.reason().orElse(null))
			.param("newDue", review.newDueOn().orElse(null))
			.param("organisation", review.organisation().map(OrganisationId::value).orElse(null))
			.param("user", review.userId().orElse(null))
			.param("by", review.decidedBy())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** What was decided last about an item. */
	@Transactional(readOnly = true)
	public Review lastReview(UUID deadlineId) {
		return this.jdbc.sql("""
				select * from overdue_review where deadline_id = :deadline order by decided_at desc, id limit 1
				""").param("deadline", deadlineId).query((row, index) -> review(row)).single();
	}

	/** All escalations of an item, the first first. */
	@Transactional(readOnly = true)
	public List<Escalation> of(UUID deadlineId) {
		return this.jdbc.sql("select * from escalation where deadline_id = :deadline order by due_on")
			.param("deadline", deadlineId)
			.query((row, index) -> new Escalation(row.getObject("due_on", LocalDate.class), row.getInt("level"),
					row.getTimestamp("started_at").toInstant(),
					Optional.ofNullable(row.getTimestamp("ended_at")).map((ended) -> ended.toInstant()),
					Optional.ofNullable(row.getString("end_reason"))
						.map((reason) -> OverdueEnd.valueOf(reason.toUpperCase(Locale.ROOT)))))
			.list();
	}

	private static Review review(ResultSet row) throws SQLException {
		@Nullable String organisation = row.getString("organisation_id");
		return new Review(row.getObject("id", UUID.class), row.getObject("deadline_id", UUID.class),
				row.getObject("due_on", LocalDate.class), row.getString("decision"),
				Optional.ofNullable(row.getString("reason")),
				Optional.ofNullable(row.getObject("new_due_on", LocalDate.class)),
				Optional.ofNullable(organisation).map(OrganisationId::new),
				Optional.ofNullable(row.getString("user_id")), row.getString("decided_by"));
	}

	/**
	 * An escalation.
	 *
	 * @param dueOn the day that has passed
	 * @param level the highest level reached
	 * @param startedAt when it began
	 * @param endedAt when it ended
	 * @param end why
	 */
	public record Escalation(LocalDate dueOn, int level, Instant startedAt, Optional<Instant> endedAt,
			Optional<OverdueEnd> end) {
	}

	/**
	 * What was decided about an item that is late.
	 *
	 * @param id its id
	 * @param deadlineId the item
	 * @param dueOn the day that had passed
	 * @param decision {@code remindAgain}, {@code extend}, {@code reassign},
	 * {@code escalateNow} or {@code closeAsObsolete}
	 * @param reason why
	 * @param newDueOn the new date, if it gets one
	 * @param organisation who has to do it now, if somebody else has
	 * @param userId the account of whoever has to do it now, if somebody else has
	 * @param decidedBy the account of who decided
	 */
	public record Review(UUID id, UUID deadlineId, LocalDate dueOn, String decision, Optional<String> reason,
			Optional<LocalDate> newDueOn, Optional<OrganisationId> organisation, Optional<String> userId,
			String decidedBy) {
	}

}
