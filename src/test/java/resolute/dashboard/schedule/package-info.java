@NullMarked
package resolute.dashboard.schedule;

import org.jspecify.annotations.NullMarked;
