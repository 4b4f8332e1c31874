@NullMarked
package resolute.dashboard;

import org.jspecify.annotations.NullMarked;
