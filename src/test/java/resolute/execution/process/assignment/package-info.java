@NullMarked
package resolute.execution.process.assignment;

import org.jspecify.annotations.NullMarked;
