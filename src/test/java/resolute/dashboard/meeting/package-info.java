@NullMarked
package resolute.dashboard.meeting;

import org.jspecify.annotations.NullMarked;
