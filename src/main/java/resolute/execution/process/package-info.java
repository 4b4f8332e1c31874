/**
 * The only place that knows the engine: its configuration, delegates and listeners. A
 * package below it holds what is particular to one recommendation.
 */
@NullMarked
package resolute.execution.process;

import org.jspecify.annotations.NullMarked;
