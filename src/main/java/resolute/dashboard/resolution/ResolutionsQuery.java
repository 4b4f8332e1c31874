package resolute.dashboard.resolution;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import resolute.dashboard.item.Discipline;
import resolute.dashboard.item.Items;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists resolutions page by page: two statements, of which each reads only what belongs
 * to the resolutions of the page, and one that counts them.
 */
@Component
@Transactional(readOnly = true)
public class ResolutionsQuery {

	private final JdbcClient jdbc;

	private final Items items;

	ResolutionsQuery(JdbcClient jdbc, Items items) {
		this.jdbc = jdbc;
		this.items = items;
	}

	/**
	 * A page of resolutions.
	 * @param offset how many to leave out
	 * @param limit how many at most
	 */
	public List<ResolutionRow> list(ResolutionOrder order, int offset, int limit) {
		List<ResolutionRow> found = this.jdbc.sql("""
				select r.id, r.title, r.adopted_on, r.venue, r.launched_at is not null as launched,
					(select count(*) from recommendation c where c.resolution_id = r.id) as recommendations,
					ended.carried_out, ended.settled
				from resolution r cross join lateral (
					select count(distinct o.number) as settled,
						count(distinct o.number) filter (where o.kind = 'carriedOut') as carried_out
					from outcome o
					where o.resolution_id = r.id and o.organisation_id is null and o.period is null) ended
				order by %s limit :limit offset :offset
				""".formatted(order.sql()))
			.param("limit", limit)
			.param("offset", offset)
			.query((row, index) -> new ResolutionRow(new ResolutionId(row.getString("id")), row.getString("title"),
					row.getObject("adopted_on", LocalDate.class), row.getString("venue"), row.getBoolean("launched"),
					row.getInt("recommendations"), row.getInt("carried_out"), row.getInt("settled"), Discipline.NONE))
			.list();
		Map<ResolutionId, Discipline> disciplines = this.items
			.disciplineByResolution(found.stream().map(ResolutionRow::id).toList());
		return found.stream()
			.map((row) -> new ResolutionRow(row.id(), row.title(), row.adoptedOn(), row.venue(), row.launched(),
					row.recommendations(), row.carriedOut(), row.settled(),
					disciplines.getOrDefault(row.id(), Discipline.NONE)))
			.toList();
	}

	/** How many there are. */
	public int count() {
		return this.jdbc.sql("select count(*) from resolution").query(Integer.class).single();
	}

}
