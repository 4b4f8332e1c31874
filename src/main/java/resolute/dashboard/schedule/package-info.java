/**
 * When what is due: a month of deadlines at a glance, and the same in people's own
 * calendar programs.
 */
@NullMarked
package resolute.dashboard.schedule;

import org.jspecify.annotations.NullMarked;
