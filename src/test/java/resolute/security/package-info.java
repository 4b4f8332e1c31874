/** Knocks at the doors, over HTTP. */
@NullMarked
package resolute.security;

import org.jspecify.annotations.NullMarked;
