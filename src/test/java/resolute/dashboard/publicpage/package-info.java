@NullMarked
package resolute.dashboard.publicpage;

import org.jspecify.annotations.NullMarked;
