/**
 * The doors: one sign-in for our pages and Camunda's web applications, who may open
 * which, and a guard before the engine's web API. Why it is built this way is said in ADR
 * 0008.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "participant" })
package resolute.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
