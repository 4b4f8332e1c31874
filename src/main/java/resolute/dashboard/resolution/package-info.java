/** The list of resolutions, with how far each is. */
@NullMarked
package resolute.dashboard.resolution;

import org.jspecify.annotations.NullMarked;
