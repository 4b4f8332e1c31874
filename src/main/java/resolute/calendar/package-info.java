/**
 * The production calendar of Russia and the arithmetic of working days over it. The
 * calendar is kept in the database, one year at a time; every question is answered from
 * memory.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared" })
package resolute.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
