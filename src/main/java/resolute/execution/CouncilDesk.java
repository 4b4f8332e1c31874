package resolute.execution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import resolute.execution.process.DayText;
import resolute.execution.process.meeting.CouncilTasks;
import resolute.notification.Notices;
import resolute.participant.SingleLine;
import resolute.register.CouncilAudiences;
import resolute.register.CouncilAudiences.Recipient;
import resolute.register.MeetingInvitations;
import resolute.register.MeetingInvitations.Notice;
import resolute.register.MeetingRegister;
import resolute.register.MeetingRegister.Appointment;
import resolute.register.MeetingRegister.Meeting;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the secretary of the council does on the pages of its meetings: moves one, keeps
 * the lists of whom to write to, and writes to the audiences. Whether the caller
 * {@link #isSecretary is the secretary} has to be asked before.
 */
@Service
@Transactional
public class CouncilDesk {

	/** Characters of a letter's subject. */
	public static final int LONGEST_SUBJECT = 150;

	/** Characters of a letter. */
	public static final int LONGEST_TEXT = 10_000;

	private static final int SHORTEST_TEXT = 20;

	private static final int SHORTEST_VENUE = 3;

	private static final int LONGEST_VENUE = 300;

	private final MeetingRegister register;

	private final MeetingInvitations invitations;

	private final CouncilAudiences audiences;

	private final CouncilTasks tasks;

	private final Notices notices;

	private final Refusals refusals;

	private final JdbcClient jdbc;

	private final Clock clock;

	CouncilDesk(MeetingRegister register, MeetingInvitations invitations, CouncilAudiences audiences,
			CouncilTasks tasks, Notices notices, Refusals refusals, JdbcClient jdbc, Clock clock) {
		this.register = register;
		this.invitations = invitations;
		this.audiences = audiences;
		this.tasks = tasks;
		this.notices = notices;
		this.refusals = refusals;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Whether somebody acts as the secretary of the council: the secretary, the chair, or
	 * who stands in for one of them today.
	 */
	@Transactional(readOnly = true)
	public boolean isSecretary(String user) {
		return this.jdbc
			.sql("""
					select exists (
						select from membership s left join substitution u on u.absent_id = s.user_id and u.started_at is not null
							and u.ended_at is null
						where s.organisation_id = 'council' and s.role in ('secretary', 'chair')
							and :user in (s.user_id, u.substitute_id))
					""")
			.param("user", user)
			.query(Boolean.class)
			.single();
	}

	/** The month of the council that an open task belongs to. */
	@Transactional(readOnly = true)
	public Optional<Place> placeOf(String taskId) {
		return this.tasks.placeOf(taskId).map((place) -> new Place(place.recommendation(), place.month()));
	}

	/**
	 * Moves the meeting of a month to which the members have been invited, and tells
	 * them.
	 * @param sequence of what they were told last, as the caller has seen it
	 * @param day a date, as typed
	 * @param startsAt a time, as typed
	 * @param by the account of who moves it
	 * @throws ActionRefusedException if it cannot be moved there, or not any more
	 */
	public void move(RecommendationKey recommendation, ReportingPeriod month, int sequence, String day, String startsAt,
			String venue, String by) {
		Meeting meeting = this.register.planned(recommendation, month)
			.orElseThrow(() -> this.refusals.of("", "meeting.not-planned"));
		Optional<LocalDate> on = parsed(day, LocalDate::parse);
		Optional<LocalTime> at = parsed(startsAt, LocalTime::parse);
		String where = venue.strip();
		LocalDate today = LocalDate.now(this.clock);
		LocalDate latest = latestDay(recommendation, month);
		this.refusals.start()
			.iff(on.isEmpty() || on.get().isBefore(today), "day", "meeting.day", DayText.of(latest))
			.iff(on.filter((it) -> it.isAfter(latest)).isPresent(), "day", "meeting.too-late", DayText.of(latest))
			.iff(at.isEmpty() || on.filter(today::equals).isPresent() && at.get().isBefore(LocalTime.now(this.clock)),
					"time", "meeting.time")
			.iff(where.length() < SHORTEST_VENUE || where.length() > LONGEST_VENUE || !SingleLine.isOne(where), "venue",
					"meeting.venue", SHORTEST_VENUE, LONGEST_VENUE)
			.throwIfAny();
		Appointment to = new Appointment(on.orElseThrow(), at.orElseThrow(), where);
		Optional<Notice> last = this.invitations.last(meeting.id());
		this.refusals.start()
			.iff(last.filter((told) -> told.appointment().equals(to)).isPresent(), "", "meeting.same")
			.throwIfAny();
		this.notices.meetingAnnounced(this.invitations.move(meeting.id(), sequence, to, by)
			.orElseThrow(() -> this.refusals.of("", "meeting.changed")));
	}

	/** The last day to which the meeting of a month can be moved. */
	@Transactional(readOnly = true)
	public LocalDate latestDay(RecommendationKey recommendation, ReportingPeriod month) {
		return this.tasks.latestDay(recommendation, month);
	}

	/**
	 * The meeting of whose decisions the audiences can be told by mail now: it had a
	 * quorum, its protocol is on file, and the task to tell them is open.
	 * @throws ActionRefusedException if it is not the time
	 */
	@Transactional(readOnly = true)
	public Meeting decided(RecommendationKey recommendation, ReportingPeriod month) {
		Meeting meeting = this.register.meetings(recommendation)
			.stream()
			.filter((one) -> one.month().equals(month)
					&& one.attendance().filter(MeetingRegister.Attendance::quorate).isPresent())
			.findFirst()
			.orElseThrow(() -> this.refusals.of("", "meeting.no-quorum"));
		this.refusals.start()
			.iff(meeting.protocolNumber().isEmpty(), "", "meeting.no-protocol")
			.iff(meeting.protocolNumber().isPresent() && !this.tasks.isInforming(recommendation, month), "",
					"meeting.informed")
			.throwIfAny();
		return meeting;
	}

	/**
	 * Checks letters to audiences before they are shown for the last time.
	 * @param letters by audience
	 * @return what names these letters' recipients as they are now
	 * @throws ActionRefusedException if they cannot be sent like this
	 */
	@Transactional(readOnly = true)
	public String check(RecommendationKey recommendation, ReportingPeriod month, Map<String, Text> letters) {
		Meeting meeting = decided(recommendation, month);
		Map<String, List<Recipient>> recipients = this.audiences.recipients(recommendation);
		check(meeting, letters, recipients);
		return named(letters.keySet(), recipients);
	}

	private void check(Meeting meeting, Map<String, Text> letters, Map<String, List<Recipient>> recipients) {
		Collection<String> told = this.audiences.told(meeting.id());
		Refusals.Found found = this.refusals.start()
			.iff(letters.isEmpty() || !CouncilAudiences.ALL.containsAll(letters.keySet()), "", "meeting.nobody");
		letters.forEach((audience, letter) -> found.iff(told.contains(audience), audience, "meeting.told")
			.iff(!told.contains(audience) && recipients.getOrDefault(audience, List.of()).isEmpty(), audience,
					"meeting.no-recipients")
			.iff(!SingleLine.isOne(letter.subject()) || letter.subject().length() > LONGEST_SUBJECT,
					"subject." + audience, "meeting.subject", LONGEST_SUBJECT)
			.iff(letter.text().strip().length() < SHORTEST_TEXT || letter.text().length() > LONGEST_TEXT,
					"text." + audience, "meeting.text", SHORTEST_TEXT, LONGEST_TEXT));
		found.throwIfAny();
	}

	/**
	 * Sends letters to audiences, once: whoever was told is not told again.
	 * @param letters by audience
	 * @param seen what {@link #check} said when they were shown
	 * @param by the account of who sends them
	 * @throws ActionRefusedException if they cannot be sent, or would go to others than
	 * were shown
	 */
	public void send(RecommendationKey recommendation, ReportingPeriod month, Map<String, Text> letters, String seen,
			String by) {
		Meeting meeting = decided(recommendation, month);
		this.audiences.hold(meeting.id());
		Map<String, List<Recipient>> recipients = this.audiences.recipients(recommendation);
		check(meeting, letters, recipients);
		if (!named(letters.keySet(), recipients).equals(seen)) {
			throw this.refusals.of("", "meeting.recipients-changed");
		}
		LocalDate today = LocalDate.now(this.clock);
		letters.forEach((audience, letter) -> {
			this.notices.audienceInformed(this.audiences.write(meeting.id(), audience, letter.subject().strip(),
					letter.text().strip(), recipients.getOrDefault(audience, List.of()), by));
			this.tasks.noteInformed(recommendation, month, audience, today);
		});
	}

	/** What a letter will say, with what is added to it. */
	@Transactional(readOnly = true)
	public String preview(String audience, Text letter) {
		return this.notices.preview(audience, letter.subject(), letter.text());
	}

	/**
	 * Puts somebody onto the list of an audience.
	 * @param by the account of who does
	 * @throws ActionRefusedException if that is nobody one can write to, or on the list
	 * already
	 */
	public void addContact(RecommendationKey recommendation, String audience, String address, String name,
			String organisation, String by) {
		String mail = address.strip();
		String who = name.strip();
		String where = organisation.strip();
		this.refusals.start()
			.iff(!CouncilAudiences.ALL.contains(audience), "audience", "audience")
			.iff(!SingleLine.isEmail(mail) || mail.length() > CouncilAudiences.LONGEST_ADDRESS, "address",
					"contact.address")
			.iff(!SingleLine.isOne(who) || who.length() > CouncilAudiences.LONGEST_NAME, "name", "contact.name",
					CouncilAudiences.LONGEST_NAME)
			.iff(!where.isEmpty() && !SingleLine.isOne(where) || where.length() > CouncilAudiences.LONGEST_NAME,
					"organisation", "contact.organisation", CouncilAudiences.LONGEST_NAME)
			.throwIfAny();
		if (!this.audiences.add(recommendation, audience, mail, who, where.isEmpty() ? null : where, by)) {
			throw this.refusals.of("address", "contact.known", CouncilAudiences.MOST_CONTACTS);
		}
	}

	/**
	 * Takes somebody off a list.
	 * @param by the account of who does
	 * @return whether it was on one
	 */
	public boolean removeContact(RecommendationKey recommendation, UUID contact, String by) {
		return this.audiences.remove(recommendation, contact, by);
	}

	/** The same recipients have the same name. */
	private static String named(Collection<String> chosen, Map<String, List<Recipient>> recipients) {
		String all = CouncilAudiences.ALL.stream()
			.filter(chosen::contains)
			.flatMap((audience) -> recipients.getOrDefault(audience, List.of())
				.stream()
				.map((one) -> audience + " " + one.recipient() + " " + one.address())
				.sorted())
			.collect(Collectors.joining("\n"));
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM knows SHA-256", ex);
		}
	}

	private static <T> Optional<T> parsed(String typed, Function<String, T> reader) {
		try {
			return Optional.of(reader.apply(typed.strip()));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	/** A month of a council. */
	public record Place(RecommendationKey recommendation, ReportingPeriod month) {
	}

	/** A letter, as it was typed; browsers write the end of a line in their own way. */
	public record Text(String subject, String text) {

		public Text {
			text = text.replace("\r\n", "\n");
		}

	}

}
