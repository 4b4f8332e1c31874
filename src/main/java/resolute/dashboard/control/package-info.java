/**
 * Pages about deadlines: one item under control, where its performers ask for more time,
 * and the rules of control.
 */
@NullMarked
package resolute.dashboard.control;

import org.jspecify.annotations.NullMarked;
