/**
 * The Amursk resolution as a whole: what happens between its recommendations when one of
 * them fails that others depend on.
 */
@NullMarked
package resolute.execution.process.amursk;

import org.jspecify.annotations.NullMarked;
