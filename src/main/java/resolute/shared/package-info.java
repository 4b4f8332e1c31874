/** Typed ids and the clock: the little that every module uses. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package resolute.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
