package resolute.dashboard.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the months of the council and what happened in them. One statement for each
 * question, however many meetings and people there are.
 */
@Component
@Transactional(readOnly = true)
class MeetingQuery {

	/** Months that are listed: ten years of one resolution. */
	private static final int MOST_MONTHS = 120;

	private static final String MEETINGS = """
			(select id from council_meeting where resolution_id = :resolution and number = :number and period = :period)
			""";

	private final JdbcClient jdbc;

	MeetingQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The latest months of all councils, the newest first. */
	List<Month> months() {
		return this.jdbc.sql("""
				select c.resolution_id, c.number, c.period, c.state, s.title as resolution,
					(select coalesce(m.held_on, m.planned_on) from council_meeting m
						where m.resolution_id = c.resolution_id and m.number = c.number and m.period = c.period
						order by m.quorate desc nulls last, m.planned_on desc limit 1) as met
				from council_month c left join resolution s on s.id = c.resolution_id
				order by c.period desc, s.adopted_on desc nulls last, c.resolution_id, c.number limit :limit
				""").param("limit", MOST_MONTHS).query((row, index) -> month(row)).list();
	}

	/** One month; empty if the council does not have to meet in it. */
	Optional<Month> month(RecommendationKey key, ReportingPeriod month) {
		return of("""
				select c.resolution_id, c.number, c.period, c.state, s.title as resolution, cast(null as date) as met
				from council_month c left join resolution s on s.id = c.resolution_id
				where c.resolution_id = :resolution and c.number = :number and c.period = :period
				""", key, month).query((row, index) -> month(row)).optional();
	}

	/** The meetings planned for a month, in the order of their days. */
	List<Meeting> meetings(RecommendationKey key, ReportingPeriod month) {
		Map<UUID, List<Question>> questions = grouped("""
				select meeting_id, text, reporter, minutes from meeting_question where meeting_id in %s
				order by meeting_id, position
				""", key, month,
				(row, index) -> new Question(row.getString("text"), row.getString("reporter"), row.getInt("minutes")));
		Map<UUID, List<Overdue>> overdue = grouped("""
				select meeting_id, text, due_on, deadline_id from agenda_item where meeting_id in %s
				order by meeting_id, due_on, proposed_at, id
				""", key, month, (row, index) -> new Overdue(row.getString("text"), day(row, "due_on").orElseThrow(),
				row.getObject("deadline_id", UUID.class)));
		Map<UUID, List<Document>> documents = grouped("""
				select d.meeting_id, e.id, e.kind, f.name, f.size from meeting_document d
				join evidence_file f on f.id = d.file_id join evidence e on e.file_id = f.id
				where d.meeting_id in %s order by d.meeting_id, f.uploaded_at, f.name, f.id
				""", key, month, (row, index) -> new Document(row.getObject("id", UUID.class), row.getString("kind"),
				row.getString("name"), Math.max(1, row.getInt("size") / 1024)));
		Map<UUID, List<Told>> told = grouped(
				"""
						select meeting_id, sequence, kind, announced_at, planned_on, starts_at, venue, reason from meeting_notice
						where meeting_id in %s order by meeting_id, sequence
						""",
				key, month,
				(row, index) -> new Told(row.getInt("sequence"), row.getString("kind"),
						instant(row, "announced_at").orElseThrow(), day(row, "planned_on").orElseThrow(),
						row.getObject("starts_at", LocalTime.class), row.getString("venue"),
						Optional.ofNullable(row.getString("reason"))));
		Map<UUID, List<Addressee>> invited = grouped("""
				select n.meeting_id, m.name, m.address, m.state, m.sent_at, m.id from meeting_notice n
				join mail m on m.about_id = n.id and m.kind = 'invitation'
				where n.meeting_id in %s and not exists (select from meeting_notice later
					where later.meeting_id = n.meeting_id and later.sequence > n.sequence)
				order by n.meeting_id, m.name, m.id
				""", key, month, (row, index) -> addressee(row));
		Map<UUID, List<String>> present = grouped("""
				select a.meeting_id, m.name from meeting_attendance a join member m on m.user_id = a.user_id
				where a.meeting_id in %s order by a.meeting_id, m.name
				""", key, month, (row, index) -> row.getString("name"));
		Map<UUID, List<Decision>> decisions = grouped(
				"""
						select d.meeting_id, d.text, coalesce(o.name, d.organisation_id) as executor, d.due_on, a.state, a.ended_at
						from meeting_decision d left join organisation o on o.id = d.organisation_id
						left join assignment a on a.id = d.assignment_id
						where d.meeting_id in %s order by d.meeting_id, d.position
						""",
				key, month,
				(row, index) -> new Decision(row.getString("text"), row.getString("executor"),
						day(row, "due_on").orElseThrow(), Optional.ofNullable(row.getString("state")),
						instant(row, "ended_at")));
		Map<UUID, List<Information>> informed = grouped("""
				select i.meeting_id, i.audience, i.informed_on, i.channel, l.subject, l.text, l.sent_at,
					coalesce(p.name, l.sent_by) as sender, l.id
				from meeting_information i
				left join meeting_letter l on l.meeting_id = i.meeting_id and l.audience = i.audience
				left join member p on p.user_id = l.sent_by
				where i.meeting_id in %s order by i.meeting_id,
					array_position(array['authorities', 'enterprises', 'business', 'owners'], cast(i.audience as text))
				""", key, month,
				(row, index) -> new Information(row.getString("audience"), day(row, "informed_on").orElseThrow(),
						row.getString("channel"), Optional.ofNullable(row.getString("subject")),
						Optional.ofNullable(row.getString("text")), instant(row, "sent_at"),
						Optional.ofNullable(row.getString("sender")), row.getString("id")));
		return of(
				"""
						select * from council_meeting where resolution_id = :resolution and number = :number and period = :period
						order by planned_on, id
						""",
				key, month)
			.query((row, index) -> {
				UUID id = row.getObject("id", UUID.class);
				return new Meeting(id, day(row, "planned_on").orElseThrow(),
						Optional.ofNullable(row.getObject("starts_at", LocalTime.class)),
						Optional.ofNullable(row.getString("venue")), day(row, "held_on"), row.getInt("present_count"),
						row.getInt("member_count"), row.getBoolean("quorate"),
						Optional.ofNullable(row.getString("not_held_because")),
						Optional.ofNullable(row.getString("protocol_number")), day(row, "protocol_on"),
						questions.getOrDefault(id, List.of()), overdue.getOrDefault(id, List.of()),
						documents.getOrDefault(id, List.of()), told.getOrDefault(id, List.of()),
						invited.getOrDefault(id, List.of()), present.getOrDefault(id, List.of()),
						decisions.getOrDefault(id, List.of()), informed.getOrDefault(id, List.of()));
			})
			.list();
	}

	/** Who was written to, by the letter. */
	Map<String, List<Addressee>> written(RecommendationKey key, ReportingPeriod month) {
		Map<String, List<Addressee>> written = new HashMap<>();
		of("""
				select l.id as letter, r.name, r.address, m.state, m.sent_at, m.id from meeting_letter l
				join meeting_letter_recipient r on r.letter_id = l.id
				left join mail m on m.about_id = l.id and m.recipient = r.recipient and m.kind = 'information'
				where l.meeting_id in
				""" + MEETINGS + "order by l.id, r.name, r.recipient", key, month).query((row) -> {
			written.computeIfAbsent(row.getString("letter"), (letter) -> new ArrayList<>()).add(addressee(row));
		});
		return written;
	}

	/** Whether the members of the council may read a document. */
	boolean isOfMeeting(RecommendationKey key, ReportingPeriod month, UUID evidence) {
		return of("""
				select exists (select from evidence e join meeting_document d on d.file_id = e.file_id
					where e.id = :evidence and d.meeting_id in
				""" + MEETINGS + ")", key, month).param("evidence", evidence).query(Boolean.class).single();
	}

	/** The neighbours of a month: the one before and the one after, if there are. */
	Map<String, String> neighbours(RecommendationKey key, ReportingPeriod month) {
		Map<String, String> neighbours = new HashMap<>();
		of("""
				select max(period) filter (where period < :period) as previous,
					min(period) filter (where period > :period) as next
				from council_month where resolution_id = :resolution and number = :number
				""", key, month).query((row) -> {
			Optional.ofNullable(row.getString("previous")).ifPresent((one) -> neighbours.put("previous", one));
			Optional.ofNullable(row.getString("next")).ifPresent((one) -> neighbours.put("next", one));
		});
		return neighbours;
	}

	private <T> Map<UUID, List<T>> grouped(String sql, RecommendationKey key, ReportingPeriod month,
			RowMapper<T> mapper) {
		return of(sql.formatted(MEETINGS), key, month)
			.query((row, index) -> Map.entry(row.getObject("meeting_id", UUID.class),
					Objects.requireNonNull(mapper.mapRow(row, index))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	private JdbcClient.StatementSpec of(String sql, RecommendationKey key, ReportingPeriod month) {
		return this.jdbc.sql(sql)
			.param("resolution", key.resolution().value())
			.param("number", key.number())
			.param("period", month.code());
	}

	private static Month month(ResultSet row) throws SQLException {
		return new Month(RecommendationKey.parse(row.getString("resolution_id") + "/" + row.getString("number")),
				ReportingPeriod.parse(row.getString("period")), row.getString("state"),
				Optional.ofNullable(row.getString("resolution")), day(row, "met"));
	}

	private static Addressee addressee(ResultSet row) throws SQLException {
		return new Addressee(row.getString("name"), Optional.ofNullable(row.getString("address")),
				Optional.ofNullable(row.getString("state")), instant(row, "sent_at"));
	}

	private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, LocalDate.class));
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
	}

	/**
	 * A month in which a council has to meet.
	 *
	 * @param state open, held, missed or closed
	 * @param resolution the title of the resolution
	 * @param met the day of its meeting, held or planned
	 */
	record Month(RecommendationKey key, ReportingPeriod period, String state, Optional<String> resolution,
			Optional<LocalDate> met) {

		/** For its name in a language. */
		public YearMonth yearMonth() {
			return this.period.lastMonth();
		}

	}

	/** One meeting, with all that is on record of it. */
	record Meeting(UUID id, LocalDate plannedOn, Optional<LocalTime> startsAt, Optional<String> venue,
			Optional<LocalDate> heldOn, int present, int members, boolean quorate, Optional<String> notHeldBecause,
			Optional<String> protocolNumber, Optional<LocalDate> protocolOn, List<Question> questions,
			List<Overdue> overdue, List<Document> documents, List<Told> told, List<Addressee> invited,
			List<String> attendance, List<Decision> decisions, List<Information> information) {

		/** What the members were told last. */
		public Optional<Told> last() {
			return this.told.isEmpty() ? Optional.empty() : Optional.of(this.told.get(this.told.size() - 1));
		}

		public boolean isCancelled() {
			return last().filter((told) -> "cancelled".equals(told.kind())).isPresent();
		}

		/** planned, cancelled, notHeld, held or noQuorum. */
		public String state() {
			if (this.heldOn.isPresent()) {
				return this.quorate ? "held" : "noQuorum";
			}
			if (this.notHeldBecause.isPresent()) {
				return "notHeld";
			}
			return isCancelled() ? "cancelled" : "planned";
		}

		/**
		 * Whether it can still be moved: members are invited, and nothing is on record of
		 * it. That may also be one whose day is over, if it was put off by telephone.
		 */
		public boolean isMovable() {
			return "planned".equals(state()) && !this.told.isEmpty();
		}

		/** When a question is to begin, if it is known when the meeting does. */
		public Optional<LocalTime> beginOf(int question) {
			int before = this.questions.stream().limit(question).mapToInt(Question::minutes).sum();
			return this.startsAt.map((time) -> time.plusMinutes(before));
		}

	}

	record Question(String text, String reporter, int minutes) {
	}

	/** An overdue item that the council looks at. */
	record Overdue(String text, LocalDate dueOn, UUID item) {
	}

	record Document(UUID id, String kind, String name, int kilobytes) {
	}

	/** Something the members were told of the meeting. */
	record Told(int sequence, String kind, Instant at, LocalDate plannedOn, LocalTime startsAt, String venue,
			Optional<String> reason) {
	}

	/**
	 * Somebody a mail went to.
	 *
	 * @param state of the mail
	 */
	record Addressee(String name, Optional<String> address, Optional<String> state, Optional<Instant> sentAt) {
	}

	/**
	 * A decision, and what has become of it.
	 *
	 * @param state of its assignment; none before there is one
	 */
	record Decision(String text, String executor, LocalDate dueOn, Optional<String> state, Optional<Instant> endedAt) {
	}

	/**
	 * That an audience was told.
	 *
	 * @param letter the id of what it was written, if it was told by that
	 */
	record Information(String audience, LocalDate on, String channel, Optional<String> subject, Optional<String> text,
			Optional<Instant> sentAt, Optional<String> sender, @Nullable String letter) {
	}

}
