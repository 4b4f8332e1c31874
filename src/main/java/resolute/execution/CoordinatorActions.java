package resolute.execution;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record of what coordinators did on the cards of recommendations. */
@Service
@Transactional
public class CoordinatorActions {

	private final JdbcClient jdbc;

	private final Clock clock;

	CoordinatorActions(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Enters an action before it is done, in the same transaction.
	 * @throws AlreadySettledException if the same request has been entered before
	 */
	void enter(ActionRequest request, String kind, RecommendationKey recommendation, About about) {
		int entered = this.jdbc
			.sql("""
					insert into coordinator_action (id, kind, resolution_id, number, deadline_id, about_id, organisation_id,
						user_id, due_on, done_by, done_at, done_on, reason)
					values (:id, :kind, :resolution, :number, :deadline, :about, :organisation, :user, :due, :by, :now, :today,
						nullif(:reason, ''))
					on conflict (id) do nothing
					""")
			.param("id", request.id())
			.param("kind", kind)
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("deadline", about.deadline())
			.param("about", about.id())
			.param("organisation", about.organisation())
			.param("user", about.user())
			.param("due", about.dueOn())
			.param("by", request.by())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("today", LocalDate.now(this.clock))
			.param("reason", request.reason())
			.update();
		if (entered == 0) {
			throw this.jdbc.sql("select done_by, done_at from coordinator_action where id = :id")
				.param("id", request.id())
				.query((row, index) -> new AlreadySettledException(Optional.of(row.getString(1)),
						Optional.of(row.getTimestamp(2).toInstant())))
				.single();
		}
	}

	/** Today's reminder of an item. */
	@Transactional(readOnly = true)
	public Optional<Entry> remindedToday(UUID deadlineId) {
		return query("where a.deadline_id = :deadline and a.kind = 'remind' and a.done_on = :today")
			.param("deadline", deadlineId)
			.param("today", LocalDate.now(this.clock))
			.query(CoordinatorActions::entry)
			.optional();
	}

	/** A certain action, if it was done to that recommendation or to an item of it. */
	@Transactional(readOnly = true)
	public Optional<Entry> find(RecommendationKey recommendation, UUID id) {
		return query("where a.id = :id and a.resolution_id = :resolution and a.number = :number").param("id", id)
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query(CoordinatorActions::entry)
			.optional();
	}

	/** What was done to a recommendation and its items, the latest first. */
	@Transactional(readOnly = true)
	public List<Entry> of(RecommendationKey recommendation) {
		return query("""
				where a.resolution_id = :resolution and a.number = :number order by a.done_at desc, a.id
				""").param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query(CoordinatorActions::entry)
			.list();
	}

	private JdbcClient.StatementSpec query(String which) {
		return this.jdbc.sql("""
				select a.*, d.title, coalesce(m.name, a.done_by) as name, o.name as organisation, w.name as person
				from coordinator_action a left join deadline d on d.id = a.deadline_id
				left join member m on m.user_id = a.done_by left join member w on w.user_id = a.user_id
				left join organisation o on o.id = a.organisation_id
				""" + which);
	}

	private static Entry entry(java.sql.ResultSet row, int index) throws java.sql.SQLException {
		return new Entry(row.getObject("id", UUID.class), row.getString("kind"),
				Optional.ofNullable(row.getObject("deadline_id", UUID.class)),
				Optional.ofNullable(row.getString("title")), Optional.ofNullable(row.getString("organisation")),
				Optional.ofNullable(row.getString("person")),
				Optional.ofNullable(row.getObject("due_on", LocalDate.class)), row.getString("done_by"),
				row.getString("name"), toInstant(row.getTimestamp("done_at")),
				Optional.ofNullable(row.getString("reason")));
	}

	private static Instant toInstant(Timestamp moment) {
		return moment.toInstant();
	}

	/** What an action was done to, and what it set. */
	record About(@Nullable UUID deadline, @Nullable UUID id, @Nullable String organisation, @Nullable String user,
			@Nullable LocalDate dueOn) {

		/** The recommendation as a whole. */
		static final About WHOLE = new About(null, null, null, null, null);

		static About item(UUID deadline) {
			return new About(deadline, null, null, null, null);
		}

		static About one(UUID id) {
			return new About(null, id, null, null, null);
		}

		About with(@Nullable OrganisationId organisation, @Nullable String user) {
			return new About(this.deadline, this.id, (organisation != null) ? organisation.value() : null, user,
					this.dueOn);
		}

		About with(UUID about, @Nullable LocalDate dueOn) {
			return new About(this.deadline, about, this.organisation, this.user, dueOn);
		}

	}

	/**
	 * Something that was done.
	 *
	 * @param id of the action
	 * @param kind {@code accept}, {@code rework}, {@code missed},
	 * {@code closeAsObsolete}, {@code grantExtension}, {@code refuseExtension},
	 * {@code remind}, {@code reassign}, {@code assign}, {@code comment}, {@code end} or
	 * {@code withdraw}
	 * @param deadline the item it was done to
	 * @param title what that asks for
	 * @param organisation whom it went to
	 * @param person who got it
	 * @param dueOn the date it set
	 * @param by the account of who did it
	 * @param name the name of who did it
	 * @param at when
	 * @param reason why
	 */
	public record Entry(UUID id, String kind, Optional<UUID> deadline, Optional<String> title,
			Optional<String> organisation, Optional<String> person, Optional<LocalDate> dueOn, String by, String name,
			Instant at, Optional<String> reason) {
	}

}
