package resolute.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.jspecify.annotations.Nullable;
import resolute.shared.RecommendationKey;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes mail and schedules its sending, both in the caller's transaction: either there
 * is a mail and it leaves, or there is none.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Outbox {

	/** One execution for each mail and each time a coordinator sends it again. */
	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("mail");

	private static final String TOLD = """
			with told as materialized (
				select gen_random_uuid() as mail_id, told.*
				from unnest(cast(:deadlines as uuid[]), cast(:dues as date[]), cast(:steps as integer[]),
					cast(:roles as varchar[]), cast(:resolutions as varchar[]), cast(:numbers as varchar[]),
					cast(:recipients as varchar[]), cast(:users as varchar[]), cast(:addresses as text[]),
					cast(:names as text[]), cast(:languages as varchar[]))
				as told (deadline_id, due_on, step, role, resolution_id, number, recipient, user_id, address, name, language)
			)
			""";

	private static final String COLUMNS = """
			id, key, kind, recipient, user_id, address, name, language, role, deadline_id, due_on, level, resolution_id,
			number, about_id, day, created_at, state, next_attempt_at, expires_at
			""";

	private static final String STATE = """
			case when address is null then 'undeliverable' else 'queued' end,
			case when address is not null then cast(:now as timestamptz) end, cast(:expires as timestamptz)
			""";

	private static final String WRITE = TOLD + "insert into mail (" + COLUMNS + ") "
			+ """
					select mail_id, :key || '/' || recipient, :kind, recipient, user_id, address, name, language, role,
						deadline_id, due_on, cast(null as integer), resolution_id, number, cast(:about as uuid), cast(:day as date),
						cast(:now as timestamptz),
					"""
			+ STATE + """
					from told order by recipient
					on conflict (key) do nothing returning id, state
					""";

	private static final String WRITE_OVERDUE = TOLD + """
			, noticed as (
				insert into notice (mail_id, deadline_id, due_on, level, recipient, role)
				select mail_id, deadline_id, due_on, step, recipient, role from told
				order by deadline_id, due_on, step, recipient
				on conflict do nothing returning mail_id
			)
			""" + "insert into mail (" + COLUMNS + ") " + """
			select mail_id, 'overdue/' || deadline_id || '/' || due_on || '/' || step || '/' || recipient, 'overdue',
				recipient, user_id, address, name, language, role, deadline_id, due_on, step, resolution_id, number,
				cast(null as uuid), cast(:day as date), cast(:now as timestamptz),
			""" + STATE + """
			from told join noticed using (mail_id) returning id, state
			""";

	/** For a reminder that reaches nobody; what reaches somebody goes onto a digest. */
	private static final String WRITE_UNREACHABLE = TOLD + "insert into mail (" + COLUMNS + ") "
			+ """
					select mail_id, 'dueSoon/' || deadline_id || '/' || due_on || '/' || step || '/' || recipient, 'digest',
						recipient, user_id, address, name, language, role, deadline_id, due_on, cast(null as integer), resolution_id, number,
						cast(null as uuid), cast(:day as date), cast(:now as timestamptz),
					"""
			+ STATE + """
					from told order by deadline_id, recipient
					on conflict (key) do nothing returning id, state
					""";

	private static final String NOT_TOLD_YET = """
			select position - 1 from unnest(cast(:deadlines as uuid[]), cast(:dues as date[]), cast(:steps as integer[]),
				cast(:recipients as varchar[])) with ordinality as told (deadline_id, due_on, step, recipient, position)
			where not exists (select from notice n where n.deadline_id = told.deadline_id and n.due_on = told.due_on
				and n.%1$s = told.step and n.recipient = told.recipient)
			""";

	private static final String BEGIN_DIGESTS = TOLD + "insert into mail (" + COLUMNS + ", collecting) "
			+ """
					select distinct on (recipient) mail_id, 'digest/' || cast(:day as date) || '/' || mail_id, 'digest', recipient,
						user_id, address, name, language, role, cast(null as uuid), cast(null as date), cast(null as integer),
						null, null, cast(null as uuid), cast(:day as date), cast(:now as timestamptz), 'queued',
						cast(:due as timestamptz), cast(:expires as timestamptz), true
					from told order by recipient, address
					on conflict (recipient, day) where collecting do nothing returning id, state
					""";

	/**
	 * Waits for a digest that is just being closed, and then does not find it any more.
	 */
	private static final String HOLD_DIGESTS = """
			select id, recipient from mail where collecting and day = :day and recipient = any(cast(:recipients as varchar[]))
			order by recipient for share
			""";

	private static final String ADD_TO_DIGESTS = TOLD + """
			insert into notice (mail_id, deadline_id, due_on, %1$s, recipient, role)
			select digest.id, deadline_id, due_on, step, recipient, role
			from told join unnest(cast(:digests as uuid[]), cast(:digestRecipients as varchar[]))
				as digest (id, digest_recipient) on digest_recipient = recipient
			order by deadline_id, due_on, step, recipient
			on conflict do nothing
			""";

	private static final String WRITE_PREFERENCES = """
			insert into mail_preference (user_id) select distinct user_id from unnest(cast(:users as varchar[])) as u (user_id)
			where user_id is not null order by user_id on conflict do nothing
			""";

	private static final String TELL_COORDINATORS = "insert into mail (" + COLUMNS + ") "
			+ """
					select gen_random_uuid(), 'operator/' || cast(:refused as uuid) || '/' || c.recipient || '/' || cast(:now as text),
						'operator', c.recipient, c.recipient, c.email, c.name, c.language, 'coordinator', null, null, null, null,
						null, cast(:refused as uuid), cast(:day as date), cast(:now as timestamptz), 'queued',
						cast(:now as timestamptz), cast(:expires as timestamptz)
					from (
						select m.user_id as recipient, m.email, m.name, coalesce(f.language, 'ru') as language
						from membership s join member m on m.user_id = s.user_id
						left join mail_preference f on f.user_id = m.user_id
						where s.organisation_id = 'coordinators' and lower(m.email) <> lower(:address)
							and not exists (select from mail_suppression x where x.address = lower(m.email))
						order by m.user_id
					) c
					returning id, state
					""";

	/** One mail for an address, also if it is that of two people who are mentioned. */
	private static final String WRITE_MENTIONS = "insert into mail (" + COLUMNS + ") "
			+ """
					select gen_random_uuid(), 'comment/' || cast(:comment as uuid) || '/' || user_id, 'comment', user_id, user_id,
						address, name, language, 'mentioned', cast(null as uuid), cast(null as date), cast(null as integer),
						:resolution, :number, cast(:comment as uuid), cast(:day as date), cast(:now as timestamptz),
					"""
			+ STATE + """
					from (
						select distinct on (coalesce(lower(m.email), m.user_id)) m.user_id, m.email as address, m.name,
							coalesce(f.language, 'ru') as language
						from comment_mention x join member m on m.user_id = x.user_id
						left join mail_preference f on f.user_id = m.user_id
						where x.comment_id = :comment order by coalesce(lower(m.email), m.user_id), m.user_id
					) mentioned
					on conflict (key) do nothing returning id, state
					""";

	/**
	 * What is told of a meeting: to its members and whoever stands in for them, or, when
	 * it is called off, to whoever was told of it before.
	 */
	private static final String WRITE_INVITATIONS = "insert into mail (" + COLUMNS + ") "
			+ """
					select gen_random_uuid(), 'invitation/' || cast(:notice as uuid) || '/' || recipient, 'invitation', recipient,
						user_id, address, name, language, 'member', cast(null as uuid), cast(null as date),
						cast(null as integer), resolution_id, number, cast(:notice as uuid), cast(:day as date),
						cast(:now as timestamptz),
					"""
			+ STATE
			+ """
					from (
						select distinct on (coalesce(lower(m.email), m.user_id)) m.user_id as recipient, m.user_id,
							m.email as address, m.name, coalesce(f.language, 'ru') as language, c.resolution_id, c.number
						from meeting_notice n join council_meeting c on c.id = n.meeting_id
						cross join lateral (
							select s.user_id from membership s where s.organisation_id = 'council' and n.kind <> 'cancelled'
							union
							select u.substitute_id from membership s join substitution u on u.absent_id = s.user_id
							where s.organisation_id = 'council' and n.kind <> 'cancelled'
								and u.started_at is not null and u.ended_at is null
							union
							select b.user_id from meeting_notice before join mail b on b.about_id = before.id
							where before.meeting_id = n.meeting_id and before.id <> n.id and n.kind = 'cancelled'
								and b.kind = 'invitation' and b.user_id is not null
						) told join member m on m.user_id = told.user_id
						left join mail_preference f on f.user_id = m.user_id
						where n.id = :notice order by coalesce(lower(m.email), m.user_id), m.user_id
					) invited
					on conflict (key) do nothing returning id, state
					""";

	private static final String WRITE_INFORMATION = "insert into mail (" + COLUMNS + ") "
			+ """
					select gen_random_uuid(), 'information/' || l.id || '/' || r.recipient, 'information', r.recipient, r.user_id,
						r.address, r.name, coalesce(f.language, 'ru'), l.audience, cast(null as uuid), cast(null as date),
						cast(null as integer), c.resolution_id, c.number, l.id, cast(:day as date), cast(:now as timestamptz),
						'queued', cast(:now as timestamptz), cast(:expires as timestamptz)
					from meeting_letter l join council_meeting c on c.id = l.meeting_id
					join meeting_letter_recipient r on r.letter_id = l.id
					left join mail_preference f on f.user_id = r.user_id
					where l.id = :letter order by r.recipient
					on conflict (key) do nothing returning id, state
					""";

	private final JdbcClient jdbc;

	/** Asked for late: the scheduler needs the task that sends, which needs us. */
	private final ObjectProvider<SchedulerClient> scheduler;

	private final OutboxProperties properties;

	private final Clock clock;

	Outbox(JdbcClient jdbc, ObjectProvider<SchedulerClient> scheduler, OutboxProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.scheduler = scheduler;
		this.properties = properties;
		this.clock = clock;
	}

	/** Writes a mail to each, unless it has been written before. */
	void write(String kind, String key, @Nullable UUID about, List<Told> told) {
		schedule(told(WRITE, told).param("key", key)
			.param("kind", kind)
			.param("about", about)
			.query(Outbox::ifQueued)
			.list(), this.clock.instant());
	}

	/** Writes a mail to each who is mentioned in a comment. */
	void writeMentions(UUID comment, RecommendationKey recommendation) {
		Instant now = this.clock.instant();
		schedule(this.jdbc.sql(WRITE_MENTIONS)
			.param("comment", comment)
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("day", LocalDate.now(this.clock))
			.param("now", utc(now))
			.param("expires", utc(now.plus(this.properties.giveUp())))
			.query(Outbox::ifQueued)
			.list(), now);
	}

	/** Writes what is told of a meeting to its members. */
	void writeInvitations(UUID notice) {
		write(WRITE_INVITATIONS, "notice", notice);
	}

	/** Writes a letter of the council's to each of its recipients. */
	void writeInformation(UUID letter) {
		write(WRITE_INFORMATION, "letter", letter);
	}

	private void write(String sql, String about, UUID id) {
		Instant now = this.clock.instant();
		schedule(this.jdbc.sql(sql)
			.param(about, id)
			.param("day", LocalDate.now(this.clock))
			.param("now", utc(now))
			.param("expires", utc(now.plus(this.properties.giveUp())))
			.query(Outbox::ifQueued)
			.list(), now);
	}

	/** Writes a formal mail to each who has not been told of that level yet. */
	void writeOverdue(List<Told> told) {
		if (!told.isEmpty()) {
			schedule(told(WRITE_OVERDUE, told).query(Outbox::ifQueued).list(), this.clock.instant());
		}
	}

	/** Puts overdue items onto the digests of the day. */
	void addOverdue(List<Told> told) {
		addToDigests("level", told);
	}

	/** Puts items that are due soon onto the digests of the day. */
	void addReminders(List<Told> told) {
		List<Told> unreachable = told.stream().filter((one) -> !one.reachable()).toList();
		if (!unreachable.isEmpty()) {
			told(WRITE_UNREACHABLE, unreachable).query(Outbox::ifQueued).list();
		}
		addToDigests("days_before", told.stream().filter(Told::reachable).toList());
	}

	/**
	 * Sends nothing more to an address, and tells the coordinators who have another one;
	 * an address that is suppressed already is no news.
	 * @param reason what the server answered
	 * @param refused the mail it did not take
	 */
	void suppress(String address, String reason, UUID refused) {
		boolean news = this.jdbc.sql("""
				insert into mail_suppression (address, reason, since) values (lower(:address), :reason, :now)
				on conflict do nothing
				""")
			.param("address", address)
			.param("reason", reason)
			.param("now", utc(this.clock.instant()))
			.update() > 0;
		if (news) {
			schedule(this.jdbc.sql(TELL_COORDINATORS)
				.param("refused", refused)
				.param("address", address)
				.param("day", LocalDate.now(this.clock))
				.param("now", utc(this.clock.instant()))
				.param("expires", utc(this.clock.instant().plus(this.properties.giveUp())))
				.query(Outbox::ifQueued)
				.list(), this.clock.instant());
		}
	}

	/**
	 * Puts what is on other digests of a recipient onto this one: after an outage one is
	 * enough. One to which something is being added at the moment is left alone.
	 */
	void gather(UUID digest, String recipient) {
		this.jdbc
			.sql("""
					with other as materialized (
						select id from mail where kind = 'digest' and state = 'queued' and recipient = :recipient and id <> :digest
						for update skip locked
					), emptied as (
						update mail set state = 'obsolete', collecting = false, next_attempt_at = null
						where id in (select id from other)
					)
					update notice set mail_id = :digest where mail_id in (select id from other)
					""")
			.param("digest", digest)
			.param("recipient", recipient)
			.update();
	}

	private void addToDigests(String column, List<Told> told) {
		List<Told> rest = notToldYet(column, told);
		if (!rest.isEmpty()) {
			this.jdbc.sql(WRITE_PREFERENCES).param("users", texts(rest, Told::userId)).update();
		}
		while (!rest.isEmpty()) {
			Instant due = this.clock.instant().plus(this.properties.collect());
			schedule(told(BEGIN_DIGESTS, rest).param("due", utc(due)).query(Outbox::ifQueued).list(), due);
			Map<String, UUID> digests = hold(rest);
			told(ADD_TO_DIGESTS.formatted(column), rest)
				.param("digests", digests.values().stream().map(UUID::toString).toArray(String[]::new))
				.param("digestRecipients", digests.keySet().toArray(String[]::new))
				.update();
			// Whose digest was closed meanwhile gets another one.
			rest = rest.stream().filter((one) -> !digests.containsKey(one.recipient())).toList();
		}
	}

	private List<Told> notToldYet(String column, List<Told> told) {
		if (told.isEmpty()) {
			return told;
		}
		return told(NOT_TOLD_YET.formatted(column), told).query(Integer.class).list().stream().map(told::get).toList();
	}

	private Map<String, UUID> hold(List<Told> told) {
		Map<String, UUID> digests = new LinkedHashMap<>();
		this.jdbc.sql(HOLD_DIGESTS)
			.param("day", LocalDate.now(this.clock))
			.param("recipients", texts(told, Told::recipient))
			.query((row) -> {
				digests.put(row.getString("recipient"), row.getObject("id", UUID.class));
			});
		return digests;
	}

	/**
	 * Has a mail sent once more, which nothing is scheduled for any more.
	 * @param round how often that has been done
	 */
	void scheduleAgain(UUID mail, int round) {
		this.scheduler.getObject().schedule(TASK.instance(mail + "/" + round).build(), this.clock.instant());
	}

	private void schedule(List<Optional<UUID>> mails, Instant when) {
		List<TaskInstance<?>> instances = new ArrayList<>();
		mails.forEach((mail) -> mail.ifPresent((id) -> instances.add(TASK.instance(id.toString()).build())));
		if (!instances.isEmpty()) {
			this.scheduler.getObject().scheduleBatch(instances, when);
		}
	}

	private JdbcClient.StatementSpec told(String sql, List<Told> told) {
		Instant now = this.clock.instant();
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("deadlines", texts(told, Told::deadlineId));
		parameters.put("dues", texts(told, Told::dueOn));
		parameters.put("steps", texts(told, Told::step));
		parameters.put("roles", texts(told, Told::role));
		parameters.put("resolutions", texts(told, Told::resolutionId));
		parameters.put("numbers", texts(told, Told::number));
		parameters.put("recipients", texts(told, Told::recipient));
		parameters.put("users", texts(told, Told::userId));
		parameters.put("addresses", texts(told, Told::address));
		parameters.put("names", texts(told, Told::name));
		parameters.put("languages", texts(told, Told::language));
		parameters.put("day", LocalDate.now(this.clock));
		parameters.put("now", utc(now));
		parameters.put("expires", utc(now.plus(this.properties.giveUp())));
		return this.jdbc.sql(sql).params(parameters);
	}

	static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static @Nullable String[] texts(List<Told> told, Function<Told, @Nullable Object> column) {
		return told.stream()
			.map(column)
			.map((value) -> (value != null) ? value.toString() : null)
			.toArray(String[]::new);
	}

	private static Optional<UUID> ifQueued(ResultSet row, int number) throws SQLException {
		return "queued".equals(row.getString("state")) ? Optional.of(row.getObject("id", UUID.class))
				: Optional.empty();
	}

}
