/** An assignment given on top of what the resolution recommends. */
@NullMarked
package resolute.execution.process.assignment;

import org.jspecify.annotations.NullMarked;
