package resolute.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People's due dates for their calendar programs, at an address that nobody can guess.
 * Whoever has the address reads the entries and can do nothing else. Only a hash of it is
 * kept, so it can be shown once and not again; somebody has one at most.
 * <p>
 * In it are the open items of one's organisations, those one has taken oneself, and for a
 * coordinator those of every launched resolution. The entries are those of the mails: an
 * extension moves them. What is settled is gone at the next look.
 */
@Service
@Transactional
public class CalendarSubscriptions {

	/** More entries than that no program is given; the ones due first are. */
	public static final int MOST = 2_000;

	/** How long calendar programs are asked to wait between two looks. */
	private static final Duration REFRESH = Duration.ofHours(4);

	/** So often at most a mere look is written down. */
	private static final Duration NOTED = Duration.ofHours(1);

	private static final int TOKEN_BYTES = 32;

	private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final String ENTRIES = """
			with person as (
				select cast(:user as varchar) as user_id
				union all
				-- Whom one stands in for.
				select absent_id from substitution
				where substitute_id = :user and started_at is not null and ended_at is null
			), mine as (
				select s.organisation_id, o.kind from person p join membership s on s.user_id = p.user_id
				join organisation o on o.id = s.organisation_id
			), wanted as (
				select d.id from person p join deadline d on d.assignee = p.user_id
				where d.state = 'open' and d.controlled
				union
				select d.id from mine m join deadline d on d.organisation_id = m.organisation_id
				where d.state = 'open' and d.controlled
				union
				select d.id from deadline d join resolution l on l.id = d.resolution_id
				where d.state = 'open' and d.controlled and l.launched_at is not null
					and exists (select from mine where kind = 'coordinator')
			)
			select d.id, d.number, d.title, d.due_on, d.due_sequence, r.title as recommendation,
				coalesce((select max(c.changed_at) from deadline_change c where c.deadline_id = d.id), d.opened_at)
					as since
			from wanted w join deadline d on d.id = w.id
			left join recommendation r on r.resolution_id = d.resolution_id and r.number = d.number
			order by d.due_on, d.id limit :most
			""";

	private final JdbcClient jdbc;

	private final CalendarEntries entries;

	private final LetterTexts texts;

	private final PublicAddress address;

	private final String organiser;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	CalendarSubscriptions(JdbcClient jdbc, CalendarEntries entries, LetterTexts texts, PublicAddress address,
			OutboxProperties properties, Clock clock) throws AddressException {
		this.jdbc = jdbc;
		this.entries = entries;
		this.texts = texts;
		this.address = address;
		this.organiser = new InternetAddress(properties.from(), true).getAddress();
		this.clock = clock;
	}

	/** Somebody's subscription, if there is one. */
	@Transactional(readOnly = true)
	public Optional<Subscription> of(String userId) {
		return this.jdbc.sql("select created_at, read_at from calendar_feed where user_id = :user")
			.param("user", userId)
			.query((row, number) -> new Subscription(instant(row, "created_at"),
					Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant)))
			.optional();
	}

	/**
	 * Opens an address for somebody who has none.
	 * @return the address, which cannot be had again; empty if there is one already
	 */
	public Optional<String> create(String userId) {
		return write(userId, "do nothing");
	}

	/**
	 * Opens a new address and closes the old one, if there is one.
	 * @return the address, which cannot be had again
	 */
	public String renew(String userId) {
		return write(userId, """
				do update set token_sha256 = excluded.token_sha256, created_at = excluded.created_at,
					content_sha256 = null, changed_at = excluded.changed_at, read_at = null
				""").orElseThrow();
	}

	private Optional<String> write(String userId, String ifThereIsOne) {
		byte[] secret = new byte[TOKEN_BYTES];
		this.random.nextBytes(secret);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
		int written = this.jdbc.sql("""
				insert into calendar_feed (user_id, token_sha256, created_at, changed_at)
				values (:user, :hash, :now, :now) on conflict (user_id)
				""" + ifThereIsOne)
			.param("user", userId)
			.param("hash", sha256(token))
			.param("now", utc(this.clock.instant()))
			.update();
		return (written > 0) ? Optional.of(this.address.feed(token)) : Optional.empty();
	}

	/** Closes somebody's address. Nothing happens if there is none. */
	public void revoke(String userId) {
		this.jdbc.sql("delete from calendar_feed where user_id = :user").param("user", userId).update();
	}

	/**
	 * What a calendar program gets.
	 * @param token the secret part of an address
	 * @return empty if no address has it, or not any more
	 */
	public Optional<Feed> read(String token) {
		if (!TOKEN.matcher(token).matches()) {
			return Optional.empty();
		}
		String hash = sha256(token);
		return this.jdbc.sql("""
				select f.user_id, f.content_sha256, f.changed_at, f.read_at, coalesce(p.language, 'ru') as language
				from calendar_feed f left join mail_preference p on p.user_id = f.user_id
				where f.token_sha256 = :hash
				""")
			.param("hash", hash)
			.query((row, number) -> new Row(hash, row.getString("user_id"), row.getString("content_sha256"),
					instant(row, "changed_at"), row.getObject("read_at", OffsetDateTime.class),
					Locale.forLanguageTag(row.getString("language"))))
			.optional()
			.map(this::feed);
	}

	private Feed feed(Row row) {
		List<CalendarFile.Dated> found = this.jdbc.sql(ENTRIES)
			.param("user", row.user)
			.param("most", MOST)
			.query((item, number) -> dated(item, row.language))
			.list();
		String content = CalendarFile.ofSubscription(found, this.texts.of(row.language, "feed.name"), REFRESH,
				this.address.host(), this.organiser);
		String hash = sha256(content);
		Instant now = this.clock.instant();
		boolean changed = !hash.equals(row.contentHash);
		Instant changedAt = changed ? now : row.changedAt;
		if (changed || row.readAt == null || row.readAt.toInstant().plus(NOTED).isBefore(now)) {
			// Whatever was revoked or renewed in the meantime stays so.
			this.jdbc.sql("""
					update calendar_feed set content_sha256 = :content, changed_at = :changedAt, read_at = :now
					where token_sha256 = :hash
					""")
				.param("content", hash)
				.param("changedAt", utc(changedAt))
				.param("now", utc(now))
				.param("hash", row.hash)
				.update();
		}
		return new Feed(content, hash, changedAt.truncatedTo(ChronoUnit.SECONDS));
	}

	private CalendarFile.Dated dated(ResultSet row, Locale language) throws SQLException {
		return new CalendarFile.Dated(
				this.entries.entry(language,
						new CalendarEntries.Item(row.getObject("id", UUID.class),
								row.getObject("due_on", LocalDate.class), row.getInt("due_sequence"),
								row.getString("number"), row.getString("title"), row.getString("recommendation"))),
				instant(row, "since"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM knows SHA-256", ex);
		}
	}

	/**
	 * What somebody is told of the own address.
	 *
	 * @param createdAt when it was opened
	 * @param readAt when a program last fetched the entries, to the hour; empty if none
	 * has yet
	 */
	public record Subscription(Instant createdAt, Optional<Instant> readAt) {

	}

	/**
	 * A calendar file.
	 *
	 * @param content iCalendar (RFC 5545)
	 * @param hash the SHA-256 of the content in hexadecimal
	 * @param changedAt since when the content is like that, to the second
	 */
	public record Feed(String content, String hash, Instant changedAt) {

	}

	private record Row(String hash, String user, @Nullable String contentHash, Instant changedAt,
			@Nullable OffsetDateTime readAt, Locale language) {

	}

}
