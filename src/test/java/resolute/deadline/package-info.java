@NullMarked
package resolute.deadline;

import org.jspecify.annotations.NullMarked;
