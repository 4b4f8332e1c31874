/**
 * The first start: what has to be there before anybody can work, and, to try the system,
 * sample organisations with accounts.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "participant", "resolution", "execution" })
package resolute.samples;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
