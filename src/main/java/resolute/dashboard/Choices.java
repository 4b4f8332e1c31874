package resolute.dashboard;

import java.util.List;
import java.util.Optional;

import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a reader may choose from in the filter of a page. */
@Component
@Transactional(readOnly = true)
public class Choices {

	/** Nobody chooses from more; what is older is reached by its address. */
	private static final int MOST = 200;

	private final JdbcClient jdbc;

	Choices(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Resolutions, those launched first, the latest of them first.
	 * @param chosen one that has to be among them, if it exists
	 */
	public List<Choice> resolutions(Optional<ResolutionId> chosen) {
		return this.jdbc.sql("""
				select id, title from (
				    (select * from resolution order by launched_at is null, adopted_on desc, id limit :most)
				    union select * from resolution where id = :chosen) listed
				order by launched_at is null, adopted_on desc, id
				""")
			.param("most", MOST)
			.param("chosen", chosen.map(ResolutionId::value).orElse(""))
			.query((row, index) -> new Choice(row.getString("id"), row.getString("title")))
			.list();
	}

	/** Organisations that have something to do in a resolution, by name. */
	public List<Choice> organisations() {
		return this.jdbc.sql("""
				select id, name from organisation where kind not in ('coordinator', 'districtHead') order by name, id
				""").query((row, index) -> new Choice(row.getString("id"), row.getString("name"))).list();
	}

	/**
	 * Something to choose.
	 *
	 * @param id part of addresses
	 * @param name what people read
	 */
	public record Choice(String id, String name) {

	}

}
