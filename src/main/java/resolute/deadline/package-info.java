/** Deadlines of record: by when each open task is due, and when it was handed in. */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "calendar", "participant" })
package resolute.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
