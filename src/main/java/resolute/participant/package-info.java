/**
 * Organisations, the people in them, and when an organisation exists. What is decided
 * here is carried into the engine as users, groups, authorizations and filters by the
 * package below.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package resolute.participant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
