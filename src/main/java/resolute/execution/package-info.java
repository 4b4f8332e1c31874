/**
 * Carries recommendations out: launches and steers their processes, and turns what
 * happens in the engine into rows of the other modules.
 */
@NullMarked
package resolute.execution;

import org.jspecify.annotations.NullMarked;
