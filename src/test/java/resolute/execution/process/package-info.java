/** What the engine does and refuses. */
@NullMarked
package resolute.execution.process;

import org.jspecify.annotations.NullMarked;
