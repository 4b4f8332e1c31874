package resolute.execution;

import java.util.Optional;
import java.util.UUID;

import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whether something has changed since somebody looked at it. A version is a short
 * text that is another one after each change of what is on record; that a day passes
 * changes nothing. One statement by index each.
 */
@Service
@Transactional(readOnly = true)
public class Versions {

	private final JdbcClient jdbc;

	Versions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The version of an item: of its deadline, of the requests for more time, and of what
	 * coordinators did with it.
	 * @return empty if there is no such item
	 */
	public Optional<String> of(UUID item) {
		return this.jdbc.sql("""
				select md5(concat_ws('|', d.id, d.version, d.verdict,
					(select count(*) from coordinator_action a where a.deadline_id = d.id),
					(select string_agg(coalesce(x.decision, '?'), ',' order by x.ordinal) from extension_request x
						where x.deadline_id = d.id)))
				from deadline d where d.id = :id
				""").param("id", item).query(String.class).optional();
	}

	/**
	 * The version of a recommendation: of all its items, outcomes and actions.
	 * @return empty if there is no such recommendation
	 */
	public Optional<String> of(RecommendationKey recommendation) {
		return this.jdbc.sql("""
				select md5(concat_ws('|', r.resolution_id, r.number,
					(select concat_ws(',', count(*), sum(d.version), count(d.verdict)) from deadline d
						where d.resolution_id = r.resolution_id and d.number = r.number),
					(select concat_ws(',', count(*), count(x.decision)) from deadline d
						join extension_request x on x.deadline_id = d.id
						where d.resolution_id = r.resolution_id and d.number = r.number),
					(select count(*) from outcome o where o.resolution_id = r.resolution_id and o.number = r.number),
					(select count(*) from coordinator_action a
						where a.resolution_id = r.resolution_id and a.number = r.number)))
				from recommendation r where r.resolution_id = :resolution and r.number = :number
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query(String.class)
			.optional();
	}

	/** Nobody else changes the item until the transaction ends. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hold(UUID item) {
		this.jdbc.sql("select id from deadline where id = :id for update").param("id", item).query(UUID.class).list();
	}

	/** Nobody else acts on the recommendation as a whole until the transaction ends. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hold(RecommendationKey recommendation) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 22))")
			.param("key", recommendation.toString())
			.query((row, index) -> true)
			.single();
	}

	/** In addition, nobody settles or moves an open item of it. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void holdWithItems(RecommendationKey recommendation) {
		hold(recommendation);
		this.jdbc.sql("""
				select id from deadline where resolution_id = :resolution and number = :number and state = 'open'
				order by id for update
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query(UUID.class)
			.list();
	}

}
