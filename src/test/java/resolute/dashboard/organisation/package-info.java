@NullMarked
package resolute.dashboard.organisation;

import org.jspecify.annotations.NullMarked;
