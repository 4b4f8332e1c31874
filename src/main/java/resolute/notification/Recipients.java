package resolute.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is to be told of what, for a whole batch with one statement. */
@Component
class Recipients {

	/** The roles of each level while no row of settings says otherwise. */
	private static final String OVERDUE = """
			with item as (
				select distinct * from unnest(cast(:deadlines as uuid[]), cast(:dues as date[]), cast(:steps as integer[]),
					cast(:lates as boolean[])) as item (deadline_id, due_on, step, late)
			), wanted as materialized (
				select item.*, r.role from item
				join deadline d on d.id = item.deadline_id
				left join lateral (
					select case item.step when 1 then s.level1_recipients when 2 then s.level2_recipients
						else s.level3_recipients end as roles
					from control_settings s where s.resolution_id = d.resolution_id or s.resolution_id is null
					order by s.resolution_id is null, s.id desc limit 1
				) s on true
				cross join lateral unnest(coalesce(cast(s.roles as text[]), case item.step when 1 then array['executor', 'head']
					when 2 then array['coordinator'] else array['districtHead'] end)) as r (role)
			)
			""";

	private static final String OF_ROLE = """
			with wanted as materialized (
				select distinct item.*, cast(:role as varchar) as role
				from unnest(cast(:deadlines as uuid[]), cast(:dues as date[]), cast(:steps as integer[]),
					cast(:lates as boolean[])) as item (deadline_id, due_on, step, late)
			)
			""";

	/**
	 * One for each person and mailbox, whatever the number of roles; and for a role in
	 * which nobody can be reached, one without an address.
	 */
	private static final String ADDRESSED = """
			, place as materialized (
				select w.*, d.resolution_id, d.number, d.assignee,
					case w.role when 'coordinator' then 'coordinators' when 'districtHead' then 'districtHead'
						else d.organisation_id end as organisation_id
				from wanted w join deadline d on d.id = w.deadline_id
			), present as (
				select p.*, s.user_id from place p join membership s on s.organisation_id = p.organisation_id
				where (p.role <> 'head' or s.role in ('head', 'chair', 'lead'))
					and (p.role <> 'performer' or p.assignee is null)
				union
				select p.*, p.assignee from place p where p.role in ('executor', 'performer') and p.assignee is not null
			), person as (
				select * from present
				union
				-- Who stands in for somebody is told what that one is told.
				select p.deadline_id, p.due_on, p.step, p.late, p.role, p.resolution_id, p.number, p.assignee,
					p.organisation_id, s.substitute_id
				from present p join substitution s on s.absent_id = p.user_id
				where s.started_at is not null and s.ended_at is null
			), reached as materialized (
				select p.*, p.user_id as recipient, m.email as address, m.name, coalesce(f.language, 'ru') as language,
					coalesce(f.reminders, true) as reminders
				from person p join member m on m.user_id = p.user_id
				left join mail_preference f on f.user_id = p.user_id
				where m.email is not null
			), reached_or_mailbox as materialized (
				select * from reached
				union all
				select p.*, null, 'organisation/' || o.id, o.email, o.name, 'ru', true
				from place p join organisation o on o.id = p.organisation_id
				where p.role = 'head' and o.email is not null and not exists (
					select from reached r where r.role = 'head' and r.deadline_id = p.deadline_id
						and r.due_on = p.due_on and r.step = p.step)
			), told as (
				select * from (
					select distinct on (deadline_id, due_on, step, lower(address)) *
					from reached_or_mailbox
					order by deadline_id, due_on, step, lower(address),
						array_position(array['performer', 'executor', 'head', 'coordinator', 'districtHead'],
							cast(role as text)), recipient
				) each_once
				union all
				select p.*, null, p.role || '/' || coalesce(p.organisation_id, 'none'), null,
				coalesce(o.name, p.organisation_id, p.role), 'ru', true
				from place p left join organisation o on o.id = p.organisation_id
				where not exists (select from reached_or_mailbox r where r.deadline_id = p.deadline_id
					and r.due_on = p.due_on and r.step = p.step and r.role = p.role)
			)
			select * from told
			""";

	private final JdbcClient jdbc;

	Recipients(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Whom the settings name for the level of each item. */
	List<Told> ofLevels(Collection<Item> items) {
		return with(this.jdbc.sql(OVERDUE + ADDRESSED), items).query(Recipients::told).list();
	}

	/** The people in a role for each item. */
	List<Told> ofRole(String role, Collection<Item> items) {
		return with(this.jdbc.sql(OF_ROLE + ADDRESSED), items).param("role", role).query(Recipients::told).list();
	}

	/** The performers of each item who have not said that they want no reminders. */
	List<Told> ofReminders(Collection<Item> items) {
		return with(this.jdbc.sql(OF_ROLE + ADDRESSED + "where reminders"), items).param("role", "performer")
			.query(Recipients::told)
			.list();
	}

	private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Collection<Item> items) {
		return statement.param("deadlines", texts(items, Item::deadlineId))
			.param("dues", texts(items, Item::dueOn))
			.param("steps", texts(items, Item::step))
			.param("lates", texts(items, Item::late));
	}

	private static String[] texts(Collection<Item> items, Function<Item, Object> column) {
		return items.stream().map(column).map(String::valueOf).toArray(String[]::new);
	}

	private static Told told(ResultSet row, int number) throws SQLException {
		return new Told(row.getObject("deadline_id", UUID.class), row.getObject("due_on", LocalDate.class),
				row.getInt("step"), row.getBoolean("late"), row.getString("role"), row.getString("resolution_id"),
				row.getString("number"), row.getString("recipient"), row.getString("user_id"), row.getString("address"),
				row.getString("name"), row.getString("language"));
	}

	/**
	 * What somebody is to be told of.
	 *
	 * @param step the level, or the working days before
	 * @param late whether it should have been told on an earlier day
	 */
	record Item(UUID deadlineId, LocalDate dueOn, int step, boolean late) {

	}

}
