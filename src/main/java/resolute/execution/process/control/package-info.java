/**
 * The processes of control: what happens when a deadline has passed, and when somebody
 * asks for more time.
 */
@NullMarked
package resolute.execution.process.control;

import org.jspecify.annotations.NullMarked;
