/**
 * Where the rows live: a PostgreSQL that the application brings along and starts itself
 * when no server is configured, and the tables of the engine, created as the first
 * migration.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package resolute.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
