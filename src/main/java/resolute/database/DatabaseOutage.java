package resolute.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Tells failures of what somebody asked for from a database that does not answer. */
public final class DatabaseOutage {

	/**
	 * By appendix A of PostgreSQL's manual: there is no connection, or the server is
	 * being stopped or started.
	 */
	private static final List<String> STATES = List.of("08", "57P");

	private DatabaseOutage() {
	}

	/** Whether somebody who tries again in a minute may succeed. */
	public static boolean isBehind(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLTransientConnectionException) {
				return true;
			}
			if (cause instanceof SQLException sql && sql.getSQLState() != null
					&& STATES.stream().anyMatch(sql.getSQLState()::startsWith)) {
				return true;
			}
		}
		return false;
	}

}
