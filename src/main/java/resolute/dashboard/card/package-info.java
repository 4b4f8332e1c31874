/**
 * The card of a recommendation: where it stands and why, what was asked of whom, what
 * came of it, and everything that has happened, in one place.
 */
@NullMarked
package resolute.dashboard.card;

import org.jspecify.annotations.NullMarked;
