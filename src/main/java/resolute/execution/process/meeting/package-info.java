/** 1.2: the council meets every month and tells of what it decided. */
@NullMarked
package resolute.execution.process.meeting;

import org.jspecify.annotations.NullMarked;
