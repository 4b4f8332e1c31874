/** What each role can do, as written in {@code docs/help}. */
@NullMarked
package resolute.dashboard.help;

import org.jspecify.annotations.NullMarked;
