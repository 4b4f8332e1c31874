/** Tests of what came of it. */
@NullMarked
package resolute.outcome;

import org.jspecify.annotations.NullMarked;
