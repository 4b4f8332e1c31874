/** Tests of what may be entered in a form. */
@NullMarked
package resolute.execution.form;

import org.jspecify.annotations.NullMarked;
