/**
 * Organisations as the coordinator sees them: what each owes and how it keeps its dates,
 * who is in it, who stands in for whom, and who takes over from whom.
 */
@NullMarked
package resolute.dashboard.organisation;

import org.jspecify.annotations.NullMarked;
