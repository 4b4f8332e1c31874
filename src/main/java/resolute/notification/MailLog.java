package resolute.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All mail there is and was, for the coordinator. */
@Service
@Transactional(readOnly = true)
public class MailLog {

	private static final int PAGE = 50;

	/** All states of a mail, the ones to look after first. */
	public static final List<String> STATES = List.of("failed", "suppressed", "undeliverable", "held", "queued",
			"sending", "sent", "obsolete");

	private static final Set<String> REPEATABLE = Set.of("sent", "held", "failed", "suppressed", "undeliverable");

	private static final String ROWS = """
			select m.id, m.kind, m.level, m.recipient, m.address, m.name, m.resolution_id, m.number, m.subject, m.state,
				m.attempts, m.next_attempt_at, m.last_error, m.created_at, m.sent_at, m.content is not null as written,
				d.title,
				(select string_agg(distinct nd.number, ', ' order by nd.number) from notice n
					join deadline nd on nd.id = n.deadline_id where n.mail_id = m.id and m.deadline_id is null) as numbers
			from mail m left join deadline d on d.id = m.deadline_id
			""";

	private static final String ABOUT = """
			 and m.id in (
				select id from mail where resolution_id = :resolution and number = :number
				union all
				select n.mail_id from deadline nd join notice n on n.deadline_id = nd.id
				where nd.resolution_id = :resolution and nd.number = :number)
			""";

	private final JdbcClient jdbc;

	private final Outbox outbox;

	private final Relay relay;

	private final OutboxProperties properties;

	private final Clock clock;

	MailLog(JdbcClient jdbc, Outbox outbox, Relay relay, OutboxProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.outbox = outbox;
		this.relay = relay;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * How many mails have not reached anybody although there still is something to do:
	 * given up, refused, or without an address.
	 */
	public int failedCount() {
		return this.jdbc.sql("""
				select count(*) from mail m where m.state in ('failed', 'suppressed', 'undeliverable')
				and (exists (select from deadline d where d.id = m.deadline_id and d.state = 'open')
					or exists (select from notice n join deadline d on d.id = n.deadline_id
						where n.mail_id = m.id and d.state = 'open'))
				""").query(Integer.class).single();
	}

	/** Whether there is a mail server. */
	boolean isSending() {
		return this.relay.isConfigured();
	}

	/** The newest mails, or those before a certain one. */
	Page page(Optional<String> state, Optional<RecommendationKey> recommendation, Optional<Position> before) {
		List<Row> rows = rows(state, recommendation, before, 0, PAGE + 1);
		boolean more = rows.size() > PAGE;
		List<Row> shown = more ? rows.subList(0, PAGE) : rows;
		return new Page(List.copyOf(shown), more
				? Optional.of(new Position(shown.get(PAGE - 1).createdAt, shown.get(PAGE - 1).id)) : Optional.empty());
	}

	/**
	 * Some of the mails in a state, or in any, the newest first.
	 * @param offset how many to leave out
	 * @param limit how many at most
	 */
	public List<Row> list(Optional<String> state, int offset, int limit) {
		return rows(state, Optional.empty(), Optional.empty(), offset, limit);
	}

	private List<Row> rows(Optional<String> state, Optional<RecommendationKey> recommendation,
			Optional<Position> before, int offset, int limit) {
		// Only what is asked for: with «or :state is null» no index would be of use.
		StringBuilder sql = new StringBuilder(ROWS + " where true");
		Map<String, Object> parameters = new HashMap<>();
		state.ifPresent((wanted) -> {
			sql.append(" and m.state = :state");
			parameters.put("state", wanted);
		});
		recommendation.ifPresent((key) -> {
			sql.append(ABOUT);
			parameters.put("resolution", key.resolution().value());
			parameters.put("number", key.number());
		});
		before.ifPresent((position) -> {
			sql.append(" and (m.created_at, m.id) < (:before, :beforeId)");
			parameters.put("before", Outbox.utc(position.createdAt));
			parameters.put("beforeId", position.id);
		});
		return this.jdbc.sql(sql + " order by m.created_at desc, m.id desc limit :limit offset :offset")
			.params(parameters)
			.param("limit", limit)
			.param("offset", offset)
			.query(MailLog::row)
			.list();
	}

	/** The newest mails about a recommendation. */
	public List<Row> newest(RecommendationKey recommendation) {
		return page(Optional.empty(), Optional.of(recommendation), Optional.empty()).rows();
	}

	public Optional<Row> find(UUID id) {
		return this.jdbc.sql(ROWS + "where m.id = :id").param("id", id).query(MailLog::row).optional();
	}

	/** The message as it left or would have left, if it has been written. */
	Optional<byte[]> content(UUID id) {
		return this.jdbc.sql("select content from mail where id = :id and content is not null")
			.param("id", id)
			.query(byte[].class)
			.optional();
	}

	/**
	 * What mail can be about: the recommendations of a resolution, or of the one that was
	 * launched last.
	 */
	List<Choice> recommendations(Optional<ResolutionId> resolution) {
		return this.jdbc.sql("""
				select resolution_id || '/' || number as key, number, title from recommendation
				where resolution_id = coalesce(:resolution, (select id from resolution
					order by launched_at is null, adopted_on desc, id limit 1))
				order by position
				""")
			.param("resolution", resolution.map(ResolutionId::value).orElse(null), Types.VARCHAR)
			.query((row, number) -> new Choice(row.getString("key"), row.getString("number"), row.getString("title")))
			.list();
	}

	List<Suppression> suppressions() {
		return this.jdbc.sql("select address, reason, since from mail_suppression order by since desc, address")
			.query((row, number) -> new Suppression(row.getString("address"), row.getString("reason"),
					instant(row, "since").orElseThrow()))
			.list();
	}

	/**
	 * Lets mail go to a refused address again; mails that were not sent meanwhile stay
	 * so.
	 * @return whether it was refused
	 */
	@Transactional
	public boolean lift(String address) {
		return this.jdbc.sql("delete from mail_suppression where address = lower(:address)")
			.param("address", address)
			.update() > 0;
	}

	/**
	 * Sends a mail once more, as a new message and with as much time to try as a new one.
	 * @return what has come of it
	 */
	@Transactional
	public Resending sendAgain(UUID id) {
		if (!this.relay.isConfigured()) {
			return Resending.NO_SERVER;
		}
		Candidate candidate = this.jdbc.sql("""
				select m.round, coalesce(p.email, o.email, m.address) as address, m.state, exists (
					select from mail_suppression s where s.address = lower(coalesce(p.email, o.email, m.address)))
					as suppressed
				from mail m left join member p on p.user_id = m.user_id
				left join organisation o on m.recipient = 'organisation/' || o.id
				where m.id = :id for update of m
				""")
			.param("id", id)
			.query((row, number) -> new Candidate(row.getInt("round"), row.getString("address"), row.getString("state"),
					row.getBoolean("suppressed")))
			.optional()
			.orElse(null);
		if (candidate == null || !REPEATABLE.contains(candidate.state)) {
			return Resending.NOT_NOW;
		}
		if (candidate.address == null) {
			return Resending.NO_ADDRESS;
		}
		if (candidate.suppressed) {
			return Resending.SUPPRESSED;
		}
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				update mail set state = 'queued', round = round + 1, attempts = 0, next_attempt_at = :now,
					expires_at = :expires, last_error = null
				where id = :id
				""")
			.param("now", Outbox.utc(now))
			.param("expires", Outbox.utc(now.plus(this.properties.giveUp())))
			.param("id", id)
			.update();
		this.outbox.scheduleAgain(id, candidate.round + 1);
		return Resending.QUEUED;
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getObject("id", UUID.class), row.getString("kind"), row.getObject("level", Integer.class),
				row.getString("address"), row.getString("name"), row.getString("number"), row.getString("numbers"),
				row.getString("title"), row.getString("subject"), row.getString("state"), row.getInt("attempts"),
				instant(row, "next_attempt_at").orElse(null), row.getString("last_error"),
				instant(row, "created_at").orElseThrow(), instant(row, "sent_at").orElse(null),
				row.getBoolean("written"));
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
	}

	/** What has come of the wish to send a mail again. */
	public enum Resending {

		/** It leaves in a moment. */
		QUEUED,
		/** There is no mail server. */
		NO_SERVER,
		/** Its recipient has no address. */
		NO_ADDRESS,
		/** The address was refused for good. */
		SUPPRESSED,
		/** There is no such mail, or it is on its way, or there is nothing in it. */
		NOT_NOW

	}

	/** Some mails, and where the next page begins if there is one. */
	record Page(List<Row> rows, Optional<Position> next) {

	}

	/** A place in the order of mails, which stays there when newer ones come. */
	record Position(Instant createdAt, UUID id) {

	}

	/** A refused address. */
	record Suppression(String address, String reason, Instant since) {

	}

	/** A recommendation to look for. */
	record Choice(String key, String number, String title) {

	}

	private record Candidate(int round, @Nullable String address, String state, boolean suppressed) {

	}

	/**
	 * One mail.
	 *
	 * @param number of the recommendation, if it is about one
	 * @param numbers of the recommendations on a digest
	 * @param title of the task
	 * @param written whether there is something to read
	 */
	public record Row(UUID id, String kind, @Nullable Integer level, @Nullable String address, String name,
			@Nullable String number, @Nullable String numbers, @Nullable String title, @Nullable String subject,
			String state, int attempts, @Nullable Instant nextAttemptAt, @Nullable String lastError, Instant createdAt,
			@Nullable Instant sentAt, boolean written) {

		/** Of the fonts every system has; to be hidden from screen readers. */
		public String icon() {
			return switch (this.state) {
				case "queued" -> "○";
				case "sending" -> "◔";
				case "sent" -> "✔";
				case "held" -> "■";
				case "suppressed" -> "✕";
				case "obsolete" -> "–";
				default -> "▲";
			};
		}

		/** Whether a coordinator may want to send it again. */
		public boolean canBeRepeated() {
			return this.address != null && REPEATABLE.contains(this.state);
		}

		/** Whether there are several recommendations on it. */
		public boolean hasSeveralNumbers() {
			return this.numbers != null && this.numbers.contains(",");
		}

	}

}
