/**
 * Mail: who is told of what, once; the outbox it leaves through; and the page where the
 * coordinator reads it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "calendar", "participant", "deadline" })
package resolute.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
