/**
 * Resolutions and their recommendations: the texts, who is addressed, and what waits for
 * what.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "participant" })
package resolute.resolution;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
