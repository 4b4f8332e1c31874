/**
 * What people hand in with a form: reads which fields a deployed form has, holds every
 * submission against them on the server, and hands it to whoever records it. Knows
 * nothing of the engine.
 */
@NullMarked
package resolute.execution.form;

import org.jspecify.annotations.NullMarked;
