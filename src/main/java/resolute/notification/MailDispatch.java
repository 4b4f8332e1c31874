package resolute.notification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers one mail: writes it in one transaction, hands it to the server in none, and
 * notes the result in another. Killed anywhere, it is done again; if the server had taken
 * the mail by then, it comes twice, with the same Message-ID.
 */
@Component
class MailDispatch {

	private static final Logger log = LoggerFactory.getLogger(MailDispatch.class);

	private static final int LONGEST_ERROR = 1000;

	private static final String CLAIM = """
			select m.*, coalesce(p.email, o.email, m.address) as current_address,
				coalesce(f.language, m.language) as current_language, coalesce(f.reminders, true) as reminders, f.token,
				exists (select from mail_suppression s
					where s.address = lower(coalesce(p.email, o.email, m.address))) as suppressed,
				case when m.kind in ('invitation', 'information') then
					(select c.email from membership s join member c on c.user_id = s.user_id
						where s.organisation_id = 'council' and s.role = 'secretary' and c.email is not null
						order by c.user_id limit 1) end as secretary,
				(select c.email from organisation c where c.id = 'coordinators') as reply_to,
				(select c.email from membership s join member c on c.user_id = s.user_id
					where s.organisation_id = 'coordinators' and c.email is not null order by c.user_id limit 1)
					as coordinator,
				m.kind = 'digest' and exists (select from mail n where n.kind = 'digest' and n.state = 'queued'
					and n.recipient = m.recipient and n.id <> m.id) as others
			from mail m
			left join member p on p.user_id = m.user_id
			left join organisation o on m.recipient = 'organisation/' || o.id
			left join mail_preference f on f.user_id = m.user_id
			where m.id = :id and m.state in ('queued', 'sending')
			for update of m
			""";

	private static final String WRITTEN = """
			update mail set state = :state, collecting = false, address = :address, language = :language,
				subject = :subject, message_id = :messageId, content = :content,
				attempts = attempts + case when :state = 'sending' then 1 else 0 end, next_attempt_at = null
			where id = :id
			""";

	private static final String ENDED = """
			update mail set state = :state, collecting = false, next_attempt_at = cast(:next as timestamptz),
				last_error = coalesce(:error, last_error), sent_at = coalesce(cast(:sent as timestamptz), sent_at)
			where id = :id
			""";

	/** Not if it is time to give up: then there is one more attempt, which says why. */
	private static final String POSTPONED = """
			update mail set next_attempt_at = :next where id = :id and state = 'queued' and expires_at > :next
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Letters letters;

	private final LetterSetter setter;

	private final Relay relay;

	private final Outbox outbox;

	private final OutboxProperties properties;

	private final Clock clock;

	MailDispatch(JdbcClient jdbc, PlatformTransactionManager transactions, Letters letters, LetterSetter setter,
			Relay relay, Outbox outbox, OutboxProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.letters = letters;
		this.setter = setter;
		this.relay = relay;
		this.outbox = outbox;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Tries to deliver a mail.
	 * @return when to try again, if ever
	 */
	Optional<Instant> deliver(UUID id) {
		Optional<Instant> pause = this.relay.pausedUntil();
		if (pause.isPresent() && postpone(id, pause.get())) {
			return pause;
		}
		Optional<MimeMessage> message;
		try {
			message = Objects.requireNonNull(this.transaction.execute((status) -> write(id)));
		}
		catch (RuntimeException ex) {
			log.error("Mail {} cannot be written", id, ex);
			return failed(id, ex.toString(), false);
		}
		if (message.isEmpty()) {
			return Optional.empty();
		}
		try {
			this.relay.send(message.get());
		}
		catch (MessagingException ex) {
			log.warn("Mail {} was not taken: {}", id, PlainText.shortened(answer(ex), 200));
			return failed(id, answer(ex), Refusal.isPermanent(ex));
		}
		catch (RuntimeException ex) {
			log.error("Mail {} cannot be sent", id, ex);
			return failed(id, ex.toString(), false);
		}
		end(id, "sent", null, null, this.clock.instant());
		return Optional.empty();
	}

	private boolean postpone(UUID id, Instant until) {
		return this.jdbc.sql(POSTPONED).param("next", Outbox.utc(until)).param("id", id).update() > 0;
	}

	private Optional<MimeMessage> write(UUID id) {
		Mail mail = this.jdbc.sql(CLAIM).param("id", id).query(MailDispatch::mail).optional().orElse(null);
		if (mail == null) {
			return Optional.empty();
		}
		if (mail.suppressed()) {
			end(id, "suppressed", null, null, null);
			return Optional.empty();
		}
		if (mail.others()) {
			this.outbox.gather(id, mail.recipient());
		}
		Letter letter = this.letters.write(mail).orElse(null);
		if (letter == null) {
			end(id, "obsolete", null, null, null);
			return Optional.empty();
		}
		try {
			MimeMessage message = this.setter.set(mail, letter);
			boolean configured = this.relay.isConfigured();
			note(mail, letter, message, configured ? "sending" : "held");
			return configured ? Optional.of(message) : Optional.empty();
		}
		catch (AddressException ex) {
			end(id, "undeliverable", null, ex.toString(), null);
			return Optional.empty();
		}
		catch (MessagingException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void note(Mail mail, Letter letter, MimeMessage message, String state)
			throws MessagingException, IOException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		message.writeTo(content);
		Map<String, @Nullable Object> parameters = new HashMap<>();
		parameters.put("id", mail.id());
		parameters.put("state", state);
		parameters.put("address", mail.address());
		parameters.put("language", mail.language().getLanguage());
		parameters.put("subject", letter.subject());
		parameters.put("messageId", message.getMessageID());
		parameters.put("content", content.toByteArray());
		this.jdbc.sql(WRITTEN).params(parameters).update();
	}

	/**
	 * An attempt is counted when it is written down, or here if it did not come to that.
	 */
	private Optional<Instant> failed(UUID id, String problem, boolean permanent) {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			Attempt attempt = this.jdbc.sql("""
					update mail set attempts = attempts + case when state = 'queued' then 1 else 0 end
					where id = :id and state in ('queued', 'sending')
					returning address, attempts, expires_at
					""")
				.param("id", id)
				.query((row, number) -> new Attempt(row.getString("address"), row.getInt("attempts"),
						row.getObject("expires_at", OffsetDateTime.class).toInstant()))
				.optional()
				.orElse(null);
			if (attempt == null) {
				return Optional.empty();
			}
			String error = PlainText.shortened(problem, LONGEST_ERROR);
			if (permanent && attempt.address != null) {
				end(id, "suppressed", null, error, null);
				this.outbox.suppress(attempt.address, error, id);
				return Optional.empty();
			}
			Instant next = this.clock.instant().plus(this.properties.retryAfter(attempt.attempts));
			if (next.isAfter(attempt.expiresAt)) {
				end(id, "failed", null, error, null);
				return Optional.empty();
			}
			end(id, "queued", next, error, null);
			return Optional.of(next);
		}));
	}

	private void end(UUID id, String state, @Nullable Instant next, @Nullable String error, @Nullable Instant sent) {
		this.jdbc.sql(ENDED)
			.param("id", id)
			.param("state", state)
			.param("next", (next != null) ? Outbox.utc(next) : null)
			.param("error", error)
			.param("sent", (sent != null) ? Outbox.utc(sent) : null)
			.update();
	}

	/** All that the server said, and not only that there is an invalid address. */
	private static String answer(MessagingException problem) {
		StringBuilder answer = new StringBuilder();
		Exception ex = problem;
		while (ex != null) {
			boolean wrapper = ex.getClass() == SendFailedException.class
					&& ((SendFailedException) ex).getNextException() != null;
			String text = wrapper ? "" : Objects.toString(ex.getMessage(), ex.getClass().getSimpleName()).strip();
			if (answer.indexOf(text) < 0) {
				answer.append(answer.isEmpty() ? "" : " · ").append(text);
			}
			ex = (ex instanceof MessagingException nested) ? nested.getNextException() : null;
		}
		return answer.toString();
	}

	private static Mail mail(ResultSet row, int number) throws SQLException {
		return new Mail(row.getObject("id", UUID.class), row.getString("key"), row.getString("kind"),
				row.getString("recipient"), row.getString("current_address"), row.getString("name"),
				Locale.forLanguageTag(row.getString("current_language")), row.getString("role"),
				row.getObject("deadline_id", UUID.class), row.getObject("due_on", LocalDate.class),
				row.getObject("level", Integer.class), row.getObject("about_id", UUID.class), row.getInt("round"),
				row.getBoolean("suppressed"), row.getBoolean("reminders"), row.getObject("token", UUID.class),
				row.getString("secretary"), row.getString("reply_to"), row.getString("coordinator"),
				row.getBoolean("others"));
	}

	private record Attempt(@Nullable String address, int attempts, Instant expiresAt) {

	}

}
