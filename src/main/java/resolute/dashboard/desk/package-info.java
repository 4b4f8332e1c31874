/**
 * What waits for a coordinator, of all resolutions: the first thing to look at in the
 * morning.
 */
@NullMarked
package resolute.dashboard.desk;

import org.jspecify.annotations.NullMarked;
