package resolute.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says whose turn it is once something has been handed in: what is open of all that has
 * followed from it in its recommendation, and what else is open there for the same
 * addressee. One statement.
 */
@Service
@Transactional(readOnly = true)
public class FollowUps {

	/** More than somebody wants to read after handing something in. */
	private static final int MOST = 20;

	private static final String OPEN = """
			with recursive reader as (
				select cast(:reader as varchar) as user_id union all select s.absent_id from substitution s
				where s.substitute_id = :reader and s.started_at is not null and s.ended_at is null
			), item as (
				select task_id, resolution_id, number, coalesce(addressee_id, organisation_id) as addressee
				from deadline where id = :id
			), follower as (
				select n.task_id, n.resolution_id, n.number from item join deadline n on n.follows = item.task_id
				union
				select n.task_id, n.resolution_id, n.number from item cross join follower
				join deadline n on n.follows = follower.task_id and n.resolution_id = item.resolution_id
					and n.number = item.number
			), next as (
				select task_id from follower
				union
				select n.task_id from item join deadline n on n.resolution_id = item.resolution_id
					and n.number = item.number and coalesce(n.addressee_id, n.organisation_id) = item.addressee
				where n.state = 'open' and item.resolution_id <> :none
			)
			select n.id, n.title, o.name as organisation, coalesce(m.name, n.assignee) as assignee,
				n.due_on, n.removal,
				coalesce(n.assignee in (select user_id from reader) or n.organisation_id in (
					select p.organisation_id from membership p where p.user_id in (select user_id from reader)), false) as own
			from next join deadline n on n.task_id = next.task_id and n.state = 'open' and n.id <> :id
			left join organisation o on o.id = n.organisation_id
			left join member m on m.user_id = n.assignee
			order by n.due_on, n.title, n.id limit :most
			""";

	private final JdbcClient jdbc;

	FollowUps(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What is open after an item, what is due first comes first.
	 * @param reader the account of whoever asks
	 */
	public List<FollowUp> of(UUID item, String reader) {
		return this.jdbc.sql(OPEN)
			.param("id", item)
			.param("reader", reader)
			.param("none", RecommendationKey.NONE.resolution().value())
			.param("most", MOST)
			.query((row, index) -> new FollowUp(row.getObject("id", UUID.class), row.getString("title"),
					Optional.ofNullable(row.getString("organisation")), Optional.ofNullable(row.getString("assignee")),
					row.getObject("due_on", LocalDate.class), row.getBoolean("removal"), row.getBoolean("own")))
			.list();
	}

	/**
	 * An item that is open.
	 *
	 * @param item its id
	 * @param title what is asked
	 * @param organisation the name of who has to do it
	 * @param assignee the name of who has taken it
	 * @param dueOn the day it is due
	 * @param removal whether it is the coordinator's step of taking a result off control
	 * @param own whether the reader, or whom the reader stands in for, has to do it
	 */
	public record FollowUp(UUID item, String title, Optional<String> organisation, Optional<String> assignee,
			LocalDate dueOn, boolean removal, boolean own) {
	}

}
