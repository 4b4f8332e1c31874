package resolute.notification;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the council writes: to its members of a meeting, and to others of its decisions.
 */
@Component
class MeetingLetters {

	private static final int LONGEST_SUBJECT = 150;

	/** If nobody has said how long the questions take. */
	private static final Duration USUAL_LENGTH = Duration.ofHours(1);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

	/** Nothing if the members have been told something else since, or it is over. */
	private static final String NOTICE = """
			select n.*, c.resolution_id, c.number, c.period, b.planned_on as was_on, b.starts_at as was_at,
				b.venue as was_in
			from meeting_notice n join council_meeting c on c.id = n.meeting_id
			left join meeting_notice b on b.meeting_id = n.meeting_id and b.sequence = n.sequence - 1
			where n.id = :about and c.held_on is null and not exists (
				select from meeting_notice later where later.meeting_id = n.meeting_id and later.sequence > n.sequence)
			""";

	private final JdbcClient jdbc;

	private final PublicAddress address;

	private final LetterTexts texts;

	private final Clock clock;

	MeetingLetters(JdbcClient jdbc, PublicAddress address, LetterTexts texts, Clock clock) {
		this.jdbc = jdbc;
		this.address = address;
		this.texts = texts;
		this.clock = clock;
	}

	/** What members are told of a meeting; nothing if they have been told more since. */
	Optional<Letter> invitation(Mail mail) {
		return this.jdbc.sql(NOTICE)
			.param("about", mail.aboutId())
			.query((row, number) -> notice(row))
			.optional()
			.map((notice) -> invitation(mail.language(), notice));
	}

	private Letter invitation(Locale language, Notice notice) {
		Place now = notice.now;
		List<Question> questions = questions(notice.meeting);
		String agenda = agenda(language, now.startsAt, questions);
		List<String> paragraphs = new ArrayList<>();
		paragraphs.add(intro(language, notice));
		if (!notice.isCancelled()) {
			paragraphs.add(of(language, "meeting.when", when(language, now)));
			paragraphs.add(of(language, "meeting.where", PlainText.line(now.venue)));
		}
		else if (notice.reason != null) {
			paragraphs.add(of(language, "meeting.reason", PlainText.text(notice.reason)));
		}
		if (!notice.isCancelled()) {
			add(paragraphs, language, "meeting.agenda", agenda);
			add(paragraphs, language, "meeting.overdue", list(overdue(notice.meeting)));
			add(paragraphs, language, "meeting.documents", list(documents(notice.meeting)));
		}
		int minutes = questions.stream().mapToInt(Question::minutes).sum();
		String url = this.address.meeting(notice.resolution, notice.number, notice.month);
		Instant begin = now.day.atTime(now.startsAt).atZone(this.clock.getZone()).toInstant();
		MeetingEntry entry = new MeetingEntry(notice.meeting, notice.sequence, notice.isCancelled(), begin,
				(minutes > 0) ? Duration.ofMinutes(minutes) : USUAL_LENGTH, of(language, "meeting.summary"),
				agenda.isEmpty() ? of(language, "meeting.summary") : of(language, "meeting.agenda", agenda),
				PlainText.line(now.venue), url, invited(notice.id));
		String subject = PlainText.shortened(
				of(language, "meeting." + notice.kind + ".subject", day(language, now.day), TIME.format(now.startsAt)),
				LONGEST_SUBJECT);
		return new Letter(language, subject, of(language, "meeting." + notice.kind + ".heading"), paragraphs, List.of(),
				of(language, notice.isCancelled() ? "meeting.todo.cancelled" : "meeting.todo"),
				of(language, "why.member"), Optional.of(new Letter.Action(of(language, "action.meeting"), url)),
				Optional.empty(), Optional.of(entry));
	}

	private String intro(Locale language, Notice notice) {
		Place before = notice.before;
		if (before != null && !notice.isCancelled()) {
			return of(language, "meeting.moved.intro", when(language, before), PlainText.line(before.venue));
		}
		return of(language, "meeting." + notice.kind + ".intro", when(language, notice.now));
	}

	/** What an audience is written; each recipient gets the same text. */
	Optional<Letter> information(Mail mail) {
		return this.jdbc.sql("select audience, subject, text from meeting_letter where id = :about")
			.param("about", mail.aboutId())
			.query((row, number) -> information(mail.language(), row.getString("audience"), row.getString("subject"),
					row.getString("text")))
			.optional();
	}

	/** The same before it is sent. */
	Letter information(Locale language, String audience, String subject, String text) {
		String line = PlainText.shortened(subject, LONGEST_SUBJECT);
		List<String> paragraphs = Arrays.stream(PlainText.text(text).split("\\n\\s*\\n"))
			.map(String::strip)
			.filter((paragraph) -> !paragraph.isEmpty())
			.toList();
		return new Letter(language, line, line, paragraphs, List.of(), null, of(language, "why." + audience),
				Optional.empty(), Optional.empty());
	}

	/** Whether answers go to the secretary of the council. */
	boolean isSecretaryReachable() {
		return this.jdbc.sql("""
				select exists (select from membership s join member m on m.user_id = s.user_id
					where s.organisation_id = 'council' and s.role = 'secretary' and m.email is not null)
				""").query(Boolean.class).single();
	}

	private void add(List<String> paragraphs, Locale language, String key, String text) {
		if (!text.isEmpty()) {
			paragraphs.add(of(language, key, text));
		}
	}

	private String agenda(Locale language, LocalTime from, List<Question> questions) {
		List<String> lines = new ArrayList<>();
		LocalTime begin = from;
		for (Question question : questions) {
			LocalTime end = begin.plusMinutes(question.minutes);
			lines.add((lines.size() + 1) + ". " + TIME.format(begin) + "–" + TIME.format(end) + " "
					+ PlainText.line(question.text) + " "
					+ of(language, "meeting.reporter", PlainText.line(question.reporter)));
			begin = end;
		}
		return String.join("\n", lines);
	}

	private static String list(List<String> lines) {
		return lines.stream()
			.map((line) -> "— " + PlainText.line(line))
			.reduce((one, next) -> one + "\n" + next)
			.orElse("");
	}

	private List<Question> questions(UUID meeting) {
		return this.jdbc
			.sql("select text, reporter, minutes from meeting_question where meeting_id = :meeting order by position")
			.param("meeting", meeting)
			.query((row, number) -> new Question(row.getString("text"), row.getString("reporter"),
					row.getInt("minutes")))
			.list();
	}

	private List<String> overdue(UUID meeting) {
		return this.jdbc.sql("""
				select i.text || ' (' || to_char(i.due_on, 'DD.MM.YYYY') || ')' from agenda_item i
				where i.meeting_id = :meeting order by i.due_on, i.proposed_at, i.id
				""").param("meeting", meeting).query(String.class).list();
	}

	private List<String> documents(UUID meeting) {
		return this.jdbc.sql("""
				select f.name from meeting_document d join evidence_file f on f.id = d.file_id
				where d.meeting_id = :meeting order by f.uploaded_at, f.name, f.id
				""").param("meeting", meeting).query(String.class).list();
	}

	/** Everybody who is told the same, so that everybody sees who is asked to come. */
	private List<MeetingEntry.Invited> invited(UUID notice) {
		return this.jdbc.sql("""
				select name, address from mail where about_id = :notice and kind = 'invitation' and address is not null
				order by name, address
				""")
			.param("notice", notice)
			.query((row, number) -> new MeetingEntry.Invited(PlainText.line(row.getString("name")),
					row.getString("address")))
			.list()
			.stream()
			.filter((invited) -> isUri("mailto:" + invited.address()))
			.toList();
	}

	private static boolean isUri(String text) {
		try {
			URI.create(text);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private String when(Locale language, Place place) {
		ZonedDateTime begin = place.day.atTime(place.startsAt).atZone(this.clock.getZone());
		return of(language, "meeting.moment",
				DateTimeFormatter.ofPattern("EEEE, " + of(language, "date.full"), language).format(place.day),
				TIME.format(place.startsAt), begin.getOffset().getId());
	}

	private static String day(Locale language, LocalDate day) {
		return DateTimeFormatter.ofPattern("d MMMM", language).format(day);
	}

	private String of(Locale language, String key, Object... arguments) {
		return this.texts.of(language, key, arguments);
	}

	private static Notice notice(ResultSet row) throws SQLException {
		@Nullable LocalDate wasOn = row.getObject("was_on", LocalDate.class);
		@Nullable Place before = (wasOn != null)
				? new Place(wasOn, row.getObject("was_at", LocalTime.class), row.getString("was_in")) : null;
		return new Notice(row.getObject("id", UUID.class), row.getObject("meeting_id", UUID.class),
				row.getInt("sequence"), row.getString("kind"), row.getString("resolution_id"), row.getString("number"),
				row.getString("period"), new Place(row.getObject("planned_on", LocalDate.class),
						row.getObject("starts_at", LocalTime.class), row.getString("venue")),
				before, row.getString("reason"));
	}

	private record Notice(UUID id, UUID meeting, int sequence, String kind, String resolution, String number,
			String month, Place now, @Nullable Place before, @Nullable String reason) {

		boolean isCancelled() {
			return "cancelled".equals(this.kind);
		}

	}

	private record Place(LocalDate day, LocalTime startsAt, String venue) {

	}

	private record Question(String text, String reporter, int minutes) {

	}

}
