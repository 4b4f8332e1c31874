/**
 * What somebody is told after completing a task in Tasklist: what was recorded, and whose
 * turn it is now.
 */
@NullMarked
package resolute.dashboard.receipt;

import org.jspecify.annotations.NullMarked;
