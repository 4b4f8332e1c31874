package resolute.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.register.MeetingRegister.Appointment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members have been told of a meeting: first that they are invited, then each
 * change, numbered the way calendar programs count them. Runs in the transaction of the
 * caller, who sends the mails.
 */
@Service
@Transactional
public class MeetingInvitations {

	private static final String CANCELLED = "cancelled";

	private final JdbcClient jdbc;

	private final Clock clock;

	MeetingInvitations(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Invites to a planned meeting. One that was planned without time or place, or has
	 * been invited to already, is left alone.
	 * @param by the account of who sends the agenda
	 * @return what the members are to be told
	 */
	public Optional<UUID> invite(UUID meeting, String by) {
		UUID id = UUID.randomUUID();
		int written = this.jdbc.sql("""
				insert into meeting_notice (id, meeting_id, sequence, kind, planned_on, starts_at, venue, announced_by,
					announced_at)
				select :id, id, 0, 'invited', planned_on, starts_at, venue, :by, :now from council_meeting
				where id = :meeting and starts_at is not null and venue is not null
				on conflict (meeting_id, sequence) do nothing
				""")
			.param("id", id)
			.param("meeting", meeting)
			.param("by", by)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return (written > 0) ? Optional.of(id) : Optional.empty();
	}

	/**
	 * Moves a planned meeting to which the members are invited.
	 * @param sequence of the last thing they were told, as the caller has seen it
	 * @param by the account of who moves it
	 * @return what they are to be told now; nothing if they have been told something else
	 * since, or if no meeting is awaited any more
	 */
	public Optional<UUID> move(UUID meeting, int sequence, Appointment to, String by) {
		if (hold(meeting).filter((last) -> last.sequence() == sequence).isEmpty()) {
			return Optional.empty();
		}
		this.jdbc.sql(
				"update council_meeting set planned_on = :day, starts_at = :starts, venue = :venue where id = :meeting")
			.param("meeting", meeting)
			.param("day", to.day())
			.param("starts", to.startsAt())
			.param("venue", to.venue())
			.update();
		return Optional.of(announce(meeting, sequence + 1, "moved", to, null, by));
	}

	/**
	 * Calls a meeting off to which the members are invited; one that was held, or has
	 * been called off before, is left alone.
	 * @param by the account of whoever says so, or none if it follows from something else
	 * @return what they are to be told, if anything
	 */
	public Optional<UUID> callOff(UUID meeting, String reason, @Nullable String by) {
		return hold(meeting)
			.map((last) -> announce(meeting, last.sequence() + 1, CANCELLED, last.appointment(), reason, by));
	}

	/** What the members were told last. */
	@Transactional(readOnly = true)
	public Optional<Notice> last(UUID meeting) {
		return this.jdbc.sql("select * from meeting_notice where meeting_id = :meeting order by sequence desc limit 1")
			.param("meeting", meeting)
			.query((row, number) -> notice(row))
			.optional();
	}

	/** Nobody else tells the members anything until the transaction ends. */
	private Optional<Notice> hold(UUID meeting) {
		boolean awaited = this.jdbc.sql("select held_on is null from council_meeting where id = :meeting for update")
			.param("meeting", meeting)
			.query(Boolean.class)
			.optional()
			.orElse(false);
		return awaited ? last(meeting).filter((last) -> !last.isCancelled()) : Optional.empty();
	}

	private UUID announce(UUID meeting, int sequence, String kind, Appointment appointment, @Nullable String reason,
			@Nullable String by) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into meeting_notice (id, meeting_id, sequence, kind, planned_on, starts_at, venue, reason,
					announced_by, announced_at)
				values (:id, :meeting, :sequence, :kind, :day, :starts, :venue, :reason, :by, :now)
				""")
			.param("id", id)
			.param("meeting", meeting)
			.param("sequence", sequence)
			.param("kind", kind)
			.param("day", appointment.day())
			.param("starts", appointment.startsAt())
			.param("venue", appointment.venue())
			.param("reason", reason)
			.param("by", by)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return id;
	}

	private static Notice notice(ResultSet row) throws SQLException {
		return new Notice(row.getObject("id", UUID.class), row.getInt("sequence"),
				CANCELLED.equals(row.getString("kind")), new Appointment(row.getObject("planned_on", LocalDate.class),
						row.getObject("starts_at", LocalTime.class), row.getString("venue")));
	}

	/**
	 * What members were told.
	 *
	 * @param id its id
	 * @param sequence how often they were told something else before
	 * @param isCancelled whether it was that there is no meeting
	 * @param appointment when and where the meeting is, or would have been
	 */
	public record Notice(UUID id, int sequence, boolean isCancelled, Appointment appointment) {
	}

}
