package resolute.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The meetings that a body has to hold every month, with their agenda, what was decided
 * and who was told. A month ends as held, with one quorate meeting, or as missed, and
 * stays so. Runs in the transaction of the caller.
 */
@Service
@Transactional
public class MeetingRegister {

	/** More overdue items than that no meeting gets through. */
	private static final int AGENDA_SIZE = 15;

	private static final String WAITING = """
			select i.* from agenda_item i join deadline d on d.id = i.deadline_id and d.state = 'open'
			where i.resolution_id = :resolution and i.number = :number and not exists (
			    select from council_meeting m
			    join council_month c on c.resolution_id = m.resolution_id and c.number = m.number
			        and c.period = m.period
			    where m.id = i.meeting_id
			      and (m.quorate or m.held_on is null and m.not_held_because is null and c.state = 'open'))
			order by i.due_on, i.proposed_at, i.id limit :size
			""";

	private final JdbcClient jdbc;

	private final Participants participants;

	private final Clock clock;

	MeetingRegister(JdbcClient jdbc, Participants participants, Clock clock) {
		this.jdbc = jdbc;
		this.participants = participants;
		this.clock = clock;
	}

	/** Opens a month: from today on a meeting counts for it. */
	public void begin(RecommendationKey recommendation, ReportingPeriod month) {
		statement("""
				insert into council_month (resolution_id, number, period, begun_on, state)
				values (:resolution, :number, :period, :today, 'open')
				""", recommendation, month).param("today", LocalDate.now(this.clock)).update();
	}

	/**
	 * Plans a meeting of a month.
	 * @throws IllegalStateException if the month is not open
	 */
	public void plan(RecommendationKey recommendation, ReportingPeriod month, Appointment appointment) {
		requireOne(statement("""
				insert into council_meeting (id, resolution_id, number, period, planned_on, starts_at, venue)
				select :id, resolution_id, number, period, :planned, :starts, :venue from council_month
				where resolution_id = :resolution and number = :number and period = :period and state = 'open'
				""", recommendation, month).param("id", UUID.randomUUID())
			.param("planned", appointment.day())
			.param("starts", appointment.startsAt())
			.param("venue", appointment.venue())
			.update(), month);
	}

	/** Records that the planned meeting of a month was not held. */
	public void cancel(RecommendationKey recommendation, ReportingPeriod month, String reason) {
		requireOne(statement("""
				update council_meeting set not_held_because = :reason
				where resolution_id = :resolution and number = :number and period = :period
				  and held_on is null and not_held_because is null
				""", recommendation, month).param("reason", reason).update(), month);
	}

	/**
	 * Records that the planned meeting of a month was held. With a quorum, more than half
	 * of those who are members now, the month is held too.
	 * @param body the organisation whose members meet
	 * @param present accounts of the members who were there
	 * @return whether there was a quorum
	 * @throws IllegalStateException if no meeting is planned
	 */
	public boolean hold(RecommendationKey recommendation, ReportingPeriod month, LocalDate heldOn, OrganisationId body,
			Set<String> present) {
		UUID meeting = planned(recommendation, month).orElseThrow(() -> notOpen(month)).id();
		int members = this.participants.membersOf(body).size();
		boolean quorate = 2 * present.size() > members;
		this.jdbc.sql("""
				update council_meeting
				set held_on = :held, present_count = :present, member_count = :members, quorate = :quorate
				where id = :id
				""")
			.param("id", meeting)
			.param("held", heldOn)
			.param("present", present.size())
			.param("members", members)
			.param("quorate", quorate)
			.update();
		this.jdbc.sql("insert into meeting_attendance (meeting_id, user_id) select :id, unnest(:present::varchar[])")
			.param("id", meeting)
			.param("present", present.toArray(String[]::new))
			.update();
		if (quorate) {
			end(recommendation, month, State.HELD);
		}
		return quorate;
	}

	/**
	 * Records that a month ended without a quorate meeting.
	 * @throws IllegalStateException if the month is not open
	 */
	public void miss(RecommendationKey recommendation, ReportingPeriod month) {
		end(recommendation, month, State.MISSED);
	}

	/** Records that a meeting is not awaited any more in a month that is still open. */
	public void close(RecommendationKey recommendation, ReportingPeriod month) {
		statement("""
				update council_month set state = 'closed'
				where resolution_id = :resolution and number = :number and period = :period and state = 'open'
				""", recommendation, month).update();
	}

	private void end(RecommendationKey recommendation, ReportingPeriod month, State state) {
		requireOne(statement("""
				update council_month set state = :state
				where resolution_id = :resolution and number = :number and period = :period and state = 'open'
				""", recommendation, month).param("state", state.code()).update(), month);
	}

	/**
	 * Enters the protocol of a month's quorate meeting with its decisions, in order.
	 * @param documents ids of uploaded files
	 */
	public void enterProtocol(RecommendationKey recommendation, ReportingPeriod month, String number,
			LocalDate signedOn, List<Decision> decisions, List<UUID> documents) {
		UUID meeting = quorate(recommendation, month).id();
		keepDocuments(meeting, documents);
		this.jdbc.sql("update council_meeting set protocol_number = :number, protocol_on = :signed where id = :id")
			.param("id", meeting)
			.param("number", number)
			.param("signed", signedOn)
			.update();
		this.jdbc.sql("""
				insert into meeting_decision (id, meeting_id, position, text, organisation_id, due_on)
				select gen_random_uuid(), :meeting, row.position, row.text, row.executor, row.due
				from unnest(:texts::text[], :executors::varchar[], :dues::date[])
				     with ordinality as row (text, executor, due, position)
				""")
			.param("meeting", meeting)
			.param("texts", decisions.stream().map(Decision::text).toArray(String[]::new))
			.param("executors",
					decisions.stream().map((decision) -> decision.executor().value()).toArray(String[]::new))
			.param("dues", decisions.stream().map((decision) -> decision.dueOn().toString()).toArray(String[]::new))
			.update();
	}

	/** The decisions of a month's quorate meeting that are no assignments yet. */
	@Transactional(readOnly = true)
	public List<EnteredDecision> decisionsToAssign(RecommendationKey recommendation, ReportingPeriod month) {
		return this.jdbc.sql("""
				select id, text, organisation_id, due_on from meeting_decision
				where meeting_id = :meeting and assignment_id is null order by position
				""")
			.param("meeting", quorate(recommendation, month).id())
			.query((row, index) -> new EnteredDecision(row.getObject("id", UUID.class),
					new Decision(row.getString("text"), new OrganisationId(row.getString("organisation_id")),
							row.getObject("due_on", LocalDate.class))))
			.list();
	}

	/** Notes which assignment a decision has become. */
	public void assign(UUID decision, UUID assignment) {
		this.jdbc.sql("update meeting_decision set assignment_id = :assignment where id = :id")
			.param("id", decision)
			.param("assignment", assignment)
			.update();
	}

	/**
	 * Records who was told of the decisions of a month's quorate meeting. What is on
	 * record of an audience already stays.
	 */
	public void inform(RecommendationKey recommendation, ReportingPeriod month, List<Information> audiences) {
		this.jdbc.sql("""
				insert into meeting_information (meeting_id, audience, informed_on, channel)
				select :meeting, * from unnest(:audiences::varchar[], :days::date[], :channels::varchar[])
				on conflict (meeting_id, audience) do nothing
				""")
			.param("meeting", quorate(recommendation, month).id())
			.param("audiences", audiences.stream().map(Information::audience).toArray(String[]::new))
			.param("days", audiences.stream().map((told) -> told.informedOn().toString()).toArray(String[]::new))
			.param("channels", audiences.stream().map(Information::channel).toArray(String[]::new))
			.update();
	}

	/**
	 * Proposes an overdue item for the agenda of the next meeting. One that was proposed
	 * before, with the same date, stays as it is.
	 * @param deadline the id of the deadline
	 * @param dueOn the day it was due
	 * @param text what is overdue
	 */
	public void proposeForAgenda(RecommendationKey recommendation, UUID deadline, LocalDate dueOn, String text) {
		this.jdbc.sql("""
				insert into agenda_item (id, resolution_id, number, deadline_id, due_on, text, proposed_at)
				values (:id, :resolution, :number, :deadline, :due, :text, :now)
				on conflict (deadline_id, due_on) do nothing
				""")
			.param("id", UUID.randomUUID())
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("deadline", deadline)
			.param("due", dueOn)
			.param("text", text)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * What waits for the next agenda, the longest overdue first, and no more of it than
	 * {@value #AGENDA_SIZE}: the rest waits for the one after. What has been settled
	 * since is left out; what was on the agenda of a meeting that did not take place, or
	 * had no quorum, waits again.
	 */
	@Transactional(readOnly = true)
	public List<AgendaItem> proposedForAgenda(RecommendationKey recommendation) {
		return this.jdbc.sql("select id, deadline_id, due_on, text from (" + WAITING + ") waiting")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("size", AGENDA_SIZE)
			.query((row, index) -> new AgendaItem(row.getObject("id", UUID.class),
					row.getObject("deadline_id", UUID.class), row.getObject("due_on", LocalDate.class),
					row.getString("text")))
			.list();
	}

	/**
	 * Enters the agenda of the planned meeting of a month: its questions in order, with
	 * the documents that belong to them, and whatever waits for the next agenda.
	 * @param documents ids of uploaded files
	 * @return the id of the meeting
	 */
	public UUID enterAgenda(RecommendationKey recommendation, ReportingPeriod month, List<Question> questions,
			List<UUID> documents) {
		UUID meeting = planned(recommendation, month).orElseThrow(() -> notOpen(month)).id();
		this.jdbc.sql("""
				insert into meeting_question (meeting_id, position, text, reporter, minutes)
				select :meeting, row.position, row.text, row.reporter, row.minutes
				from unnest(:texts::text[], :reporters::text[], :minutes::integer[])
				     with ordinality as row (text, reporter, minutes, position)
				""")
			.param("meeting", meeting)
			.param("texts", questions.stream().map(Question::text).toArray(String[]::new))
			.param("reporters", questions.stream().map(Question::reporter).toArray(String[]::new))
			.param("minutes",
					questions.stream().map((question) -> Integer.toString(question.minutes())).toArray(String[]::new))
			.update();
		keepDocuments(meeting, documents);
		this.jdbc
			.sql("update agenda_item set meeting_id = :meeting where id in (select id from (" + WAITING + ") waiting)")
			.param("meeting", meeting)
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("size", AGENDA_SIZE)
			.update();
		return meeting;
	}

	private void keepDocuments(UUID meeting, List<UUID> documents) {
		this.jdbc
			.sql("insert into meeting_document (meeting_id, file_id) select :meeting, unnest(cast(:files as uuid[]))")
			.param("meeting", meeting)
			.param("files", documents.stream().map(UUID::toString).toArray(String[]::new))
			.update();
	}

	/** The day from which on a meeting counts for a month. */
	@Transactional(readOnly = true)
	public LocalDate begunOn(RecommendationKey recommendation, ReportingPeriod month) {
		return statement("""
				select begun_on from council_month
				where resolution_id = :resolution and number = :number and period = :period
				""", recommendation, month).query(LocalDate.class).single();
	}

	/** The meeting of a month that is being prepared. */
	@Transactional(readOnly = true)
	public Optional<Meeting> planned(RecommendationKey recommendation, ReportingPeriod month) {
		return meetings(recommendation).stream()
			.filter((meeting) -> meeting.month().equals(month) && meeting.isPlanned())
			.findFirst();
	}

	/**
	 * The meeting that makes a month held.
	 * @throws IllegalStateException if there is none
	 */
	@Transactional(readOnly = true)
	public Meeting quorate(RecommendationKey recommendation, ReportingPeriod month) {
		return meetings(recommendation).stream()
			.filter((meeting) -> meeting.month().equals(month) && meeting.attendance().isPresent()
					&& meeting.attendance().get().quorate())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No quorate meeting was held in " + month));
	}

	/** All months so far, the earliest first: so many of them were held. */
	@Transactional(readOnly = true)
	public List<Month> months(RecommendationKey recommendation) {
		return this.jdbc.sql("""
				select period, state from council_month
				where resolution_id = :resolution and number = :number order by period
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query((row, index) -> new Month(ReportingPeriod.parse(row.getString("period")),
					State.of(row.getString("state"))))
			.list();
	}

	/** All meetings, in the order they were planned for. */
	@Transactional(readOnly = true)
	public List<Meeting> meetings(RecommendationKey recommendation) {
		return this.jdbc.sql("""
				select * from council_meeting
				where resolution_id = :resolution and number = :number order by period, planned_on, id
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query((row, index) -> meeting(row))
			.list();
	}

	/** Who was told of a meeting's decisions. */
	@Transactional(readOnly = true)
	public List<Information> informed(UUID meeting) {
		return this.jdbc.sql("select * from meeting_information where meeting_id = :meeting order by audience")
			.param("meeting", meeting)
			.query((row, index) -> new Information(row.getString("audience"),
					row.getObject("informed_on", LocalDate.class), row.getString("channel")))
			.list();
	}

	private static Meeting meeting(ResultSet row) throws SQLException {
		return new Meeting(row.getObject("id", UUID.class), ReportingPeriod.parse(row.getString("period")),
				row.getObject("planned_on", LocalDate.class),
				Optional.ofNullable(row.getObject("starts_at", LocalTime.class)),
				Optional.ofNullable(row.getString("venue")), attendance(row),
				Optional.ofNullable(row.getString("not_held_because")),
				Optional.ofNullable(row.getString("protocol_number")));
	}

	private static Optional<Attendance> attendance(ResultSet row) throws SQLException {
		@Nullable LocalDate heldOn = row.getObject("held_on", LocalDate.class);
		return (heldOn != null) ? Optional.of(new Attendance(heldOn, row.getInt("present_count"),
				row.getInt("member_count"), row.getBoolean("quorate"))) : Optional.empty();
	}

	private JdbcClient.StatementSpec statement(String sql, RecommendationKey recommendation, ReportingPeriod month) {
		return this.jdbc.sql(sql)
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("period", month.code());
	}

	private static void requireOne(int rows, ReportingPeriod month) {
		if (rows != 1) {
			throw notOpen(month);
		}
	}

	private static IllegalStateException notOpen(ReportingPeriod month) {
		return new IllegalStateException("No meeting is awaited in " + month);
	}

	/** How a month stands. */
	public enum State {

		/** A quorate meeting is still awaited. */
		OPEN,
		/** There was a quorate meeting. */
		HELD,
		/** It ended without one. */
		MISSED,
		/** The coordinator took it off control before there was one. */
		CLOSED;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		static State of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

	}

	/**
	 * One month.
	 *
	 * @param period the calendar month
	 * @param state how it stands
	 */
	public record Month(ReportingPeriod period, State state) {
	}

	/**
	 * One meeting.
	 *
	 * @param id its id
	 * @param month the month it counts for
	 * @param plannedOn the day it was planned for
	 * @param startsAt when it begins, by the clocks of the district
	 * @param venue where it is
	 * @param attendance when it was held and who was there, once it was
	 * @param notHeldBecause why it was not held, if it was not
	 * @param protocolNumber the number of its protocol, once there is one
	 */
	public record Meeting(UUID id, ReportingPeriod month, LocalDate plannedOn, Optional<LocalTime> startsAt,
			Optional<String> venue, Optional<Attendance> attendance, Optional<String> notHeldBecause,
			Optional<String> protocolNumber) {

		/** Whether it is still being prepared. */
		public boolean isPlanned() {
			return this.attendance.isEmpty() && this.notHeldBecause.isEmpty();
		}

	}

	/**
	 * When and where people meet.
	 *
	 * @param day the day
	 * @param startsAt when it begins, by the clocks of the district
	 * @param venue a room, or a link
	 */
	public record Appointment(LocalDate day, LocalTime startsAt, String venue) {
	}

	/**
	 * One question of an agenda.
	 *
	 * @param text what it is about
	 * @param reporter who reports; not necessarily a participant
	 * @param minutes how long it is to take
	 */
	public record Question(String text, String reporter, int minutes) {
	}

	/**
	 * Who was at a meeting.
	 *
	 * @param heldOn the day it was held
	 * @param present how many members were there
	 * @param members how many members there were in all
	 * @param quorate whether that was more than half
	 */
	public record Attendance(LocalDate heldOn, int present, int members, boolean quorate) {
	}

	/**
	 * Something overdue that the council is to look at.
	 *
	 * @param id its id
	 * @param deadline the id of the deadline
	 * @param dueOn the day it was due
	 * @param text what is overdue
	 */
	public record AgendaItem(UUID id, UUID deadline, LocalDate dueOn, String text) {
	}

	/**
	 * One decision of a meeting.
	 *
	 * @param text what is to be done
	 * @param executor who has to do it
	 * @param dueOn by when
	 */
	public record Decision(String text, OrganisationId executor, LocalDate dueOn) {
	}

	/**
	 * A decision that stands in the register.
	 *
	 * @param id its id
	 * @param decision what was decided
	 */
	public record EnteredDecision(UUID id, Decision decision) {
	}

	/**
	 * That an audience was told of the decisions.
	 *
	 * @param audience {@code authorities}, {@code enterprises}, {@code business} or
	 * {@code owners}
	 * @param informedOn when
	 * @param channel how
	 */
	public record Information(String audience, LocalDate informedOn, String channel) {
	}

}
