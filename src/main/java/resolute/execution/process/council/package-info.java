/** 1.1: the coordination council is created. */
@NullMarked
package resolute.execution.process.council;

import org.jspecify.annotations.NullMarked;
