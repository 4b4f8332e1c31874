/**
 * Registers that recommendations keep and that outlive their processes: initiatives,
 * council meetings, events, projects, assignments.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "participant" })
package resolute.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
