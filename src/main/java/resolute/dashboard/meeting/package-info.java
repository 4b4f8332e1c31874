/**
 * The council's meetings as its members see them: agenda, who was invited and came, what
 * was decided and what has become of it, and what the audiences were told. The secretary
 * writes to them from here.
 */
@NullMarked
package resolute.dashboard.meeting;

import org.jspecify.annotations.NullMarked;
