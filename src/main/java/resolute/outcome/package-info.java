/**
 * What came of it: everything handed in, the documents that prove it, and how each
 * recommendation ended.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "participant" })
package resolute.outcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
