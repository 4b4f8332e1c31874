package resolute.dashboard;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads results of any length with a cursor of the database: only some hundred rows at a
 * time are in memory. It works within a transaction only; outside the driver fetches all
 * rows at once.
 */
@Component
public class Cursor {

	private static final int ROWS_AT_ONCE = 500;

	private final JdbcClient jdbc;

	Cursor(DataSource dataSource) {
		JdbcTemplate template = new JdbcTemplate(dataSource);
		template.setFetchSize(ROWS_AT_ONCE);
		this.jdbc = JdbcClient.create(template);
	}

	/** A statement whose rows are to be handled one by one, not listed. */
	public JdbcClient.StatementSpec sql(String sql) {
		return this.jdbc.sql(sql);
	}

}
