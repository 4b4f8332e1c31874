/**
 * The recommendations of a resolution on a scale of time: what was planned, what has
 * happened, what is to be expected, and what moves if something is late.
 */
@NullMarked
package resolute.dashboard.timeline;

import org.jspecify.annotations.NullMarked;
