package resolute.dashboard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what happened to a recommendation from the rows that everything leaves behind,
 * with one statement. Nothing is written down only to be told here, so the history cannot
 * say anything else than the records do.
 */
@Component
public class HistoryQuery {

	/** Events on a page. */
	static final int PAGE = 50;

	/**
	 * Each part gives what happened, in which order of what happens in one moment, and
	 * ids of what it happened to; names are found for the rows of the page only.
	 */
	private static final String EVENTS = """
			with item as (
				select * from deadline where resolution_id = :resolution and number = :number
			), event (at, place, kind, code, item, mail, title, organisation, person, day_from, day_to, amount, remark) as (
				select launched_at, 0, 'launched', null, cast(null as uuid), cast(null as uuid), title,
					cast(null as varchar), cast(null as varchar), cast(null as date), cast(null as date),
					cast(null as integer), cast(null as text)
				from resolution where id = :resolution and launched_at is not null
				union all
				select given_at, 1, 'assigned', null, null, null, text, organisation_id, null, null, due_on, null, null
				from assignment where resolution_id = :resolution and number = :number
				union all
				select opened_at, 2, 'opened', null, id, null, title, organisation_id, null, null, original_due_on, null, null
				from item
				union all
				select taken_at, 3, 'taken', null, id, null, title, organisation_id, assignee, null, due_on, null, null
				from item where taken_at is not null
				union all
				select r.reminded_at, 4, 'reminded', null, i.id, null, i.title, i.organisation_id, null, null, r.due_on,
					r.days_before, null
				from item i join reminder r on r.deadline_id = i.id
				union all
				select x.requested_at, 5, 'asked', null, i.id, null, i.title, i.organisation_id, x.requested_by, x.due_on,
					x.wanted_on, x.ordinal, x.reason
				from item i join extension_request x on x.deadline_id = i.id
				union all
				select x.decided_at, 6, 'decided', x.decision, i.id, null, i.title, i.organisation_id, x.decided_by,
					x.due_on, x.granted_on, x.ordinal, x.remark
				from item i join extension_request x on x.deadline_id = i.id where x.decided_at is not null
				union all
				select c.changed_at, 7, 'moved', c.kind, i.id, null, i.title, i.organisation_id, c.granted_by,
					c.from_due_on, c.to_due_on, null, c.reason
				from item i join deadline_change c on c.deadline_id = i.id
				union all
				select e.started_at, 8, 'escalated', 'started', i.id, null, i.title, i.organisation_id, null, null,
					e.due_on, null, null
				from item i join escalation e on e.deadline_id = i.id
				union all
				select min(m.created_at), 9, 'escalated', null, i.id, null, i.title, i.organisation_id, null, null,
					n.due_on, n.level, null
				from item i join notice n on n.deadline_id = i.id and n.level is not null join mail m on m.id = n.mail_id
				group by i.id, i.title, i.organisation_id, n.due_on, n.level
				union all
				select v.decided_at, 10, 'reviewed', v.decision, i.id, null, i.title,
					coalesce(v.organisation_id, i.organisation_id), v.decided_by, v.due_on, v.new_due_on, null, v.reason
				from item i join overdue_review v on v.deadline_id = i.id
				union all
				select i.submitted_at, 11, 'submitted', null, i.id, null, i.title, i.organisation_id, i.submitted_by, null,
					i.due_on, null, s.content ->> 'comment'
				from item i left join submission s on s.resolution_id = :resolution and s.number = :number
					and s.task_id = i.task_id
				where i.submitted_at is not null
				union all
				select verdict_at, 12, 'judged', verdict, id, null, title, organisation_id, null,
					cast(submitted_at at time zone :zone as date), due_on, null, null
				from item where verdict_at is not null
				union all
				select a.done_at, 13, 'acted', a.kind, a.deadline_id, null, coalesce(i.title, ''),
					coalesce(a.organisation_id, i.organisation_id), a.done_by, null, a.due_on, null, a.reason
				from coordinator_action a left join item i on i.id = a.deadline_id
				where a.resolution_id = :resolution and a.number = :number
					and a.kind not in ('grantExtension', 'refuseExtension', 'assign', 'comment')
				union all
				select written_at, 14, 'commented', null, null, null, '', null, written_by, null, null, null, text
				from comment where resolution_id = :resolution and number = :number
				union all
				select withdrawn_at, 15, 'withdrawn', null, id, null, title, organisation_id, null, null, due_on, null, null
				from item where withdrawn_at is not null
				union all
				select e.ended_at, 16, 'calmed', e.end_reason, i.id, null, i.title, i.organisation_id, null, null, e.due_on,
					e.level, null
				from item i join escalation e on e.deadline_id = i.id where e.ended_at is not null
				union all
				select m.sent_at, 17, 'mailed', null, m.deadline_id, m.id, coalesce(m.subject, ''), null, null, null, null,
					null, m.name
				from mail m where m.sent_at is not null and m.id in (
					select id from mail where resolution_id = :resolution and number = :number
					union all
					select n.mail_id from item i join notice n on n.deadline_id = i.id)
				union all
				select ended_at, 18, 'ended', state, null, null, text, organisation_id, null, null, due_on, null, null
				from assignment where resolution_id = :resolution and number = :number and ended_at is not null
				union all
				select recorded_at, 19, 'outcome', kind, null, null, coalesce(period, ''), organisation_id, null, null, null,
					null, null
				from outcome where resolution_id = :resolution and number = :number
			), page as (
				select * from event order by at desc, place desc, item, title limit :limit offset :offset
			)
			select page.*, coalesce(o.name, page.organisation, '') as organisation_name,
				coalesce(m.name, page.person, '') as person_name
			from page
			left join organisation o on o.id = page.organisation
			left join member m on m.user_id = page.person
			order by at desc, place desc, item, page.title
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	HistoryQuery(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * A page of what happened, the newest first, and one event of the next page if there
	 * is one.
	 * @param page the first is 1
	 */
	@Transactional(readOnly = true)
	public List<Event> read(RecommendationKey key, int page) {
		return read(key, (page - 1) * PAGE, PAGE + 1);
	}

	/**
	 * Some of what happened, the newest first.
	 * @param offset how many to leave out
	 * @param limit how many at most
	 */
	@Transactional(readOnly = true)
	public List<Event> read(RecommendationKey key, int offset, int limit) {
		return this.jdbc.sql(EVENTS)
			.param("resolution", key.resolution().value())
			.param("number", key.number())
			.param("zone", this.clock.getZone().getId())
			.param("limit", limit)
			.param("offset", offset)
			.query((row, index) -> event(row))
			.list();
	}

	private static Event event(ResultSet row) throws SQLException {
		return new Event(row.getObject("at", OffsetDateTime.class).toInstant(),
				Event.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
				Optional.ofNullable(row.getString("code")), Optional.ofNullable(row.getObject("item", UUID.class)),
				Optional.ofNullable(row.getObject("mail", UUID.class)), row.getString("title"),
				row.getString("organisation_name"), row.getString("person_name"),
				Optional.ofNullable(row.getObject("day_from", LocalDate.class)),
				Optional.ofNullable(row.getObject("day_to", LocalDate.class)),
				Optional.ofNullable(row.getObject("amount", Integer.class)),
				Optional.ofNullable(row.getString("remark")).filter((text) -> !text.isBlank()));
	}

}
