/**
 * What the coordinator looks at: read models over the rows of the other modules, and
 * their pages.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "calendar", "participant", "resolution", "deadline", "outcome",
		"notification", "register", "execution" })
package resolute.dashboard;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
