@NullMarked
package resolute.execution.process.meeting;

import org.jspecify.annotations.NullMarked;
