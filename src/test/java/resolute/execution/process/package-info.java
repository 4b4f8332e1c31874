@NullMarked
package resolute.execution.process;

import org.jspecify.annotations.NullMarked;
