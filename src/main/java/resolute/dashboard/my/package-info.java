/**
 * The start page of a participant: what they and their organisations owe and did, who
 * stands in for them, their mail.
 */
@NullMarked
package resolute.dashboard.my;

import org.jspecify.annotations.NullMarked;
