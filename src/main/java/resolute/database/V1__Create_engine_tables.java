package resolute.database;

import java.util.List;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Runs the engine's own create scripts, so that one tool owns the whole schema and a
 * later migration can put an index on a table of the engine.
 */
@Component
@SuppressWarnings("checkstyle:TypeName") // Flyway reads version and description from it.
class V1__Create_engine_tables extends BaseJavaMigration {

	private static final List<String> COMPONENTS = List.of("engine", "history", "identity", "case.engine",
			"case.history", "decision.engine", "decision.history");

	@Override
	public void migrate(Context context) {
		for (String component : COMPONENTS) {
			ScriptUtils.executeSqlScript(context.getConnection(), new ClassPathResource(
					"org/camunda/bpm/engine/db/create/activiti.postgres.create." + component + ".sql"));
		}
	}

}
