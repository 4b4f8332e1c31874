/** What several tests share. */
@NullMarked
package resolute.support;

import org.jspecify.annotations.NullMarked;
