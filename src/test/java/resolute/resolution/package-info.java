@NullMarked
package resolute.resolution;

import org.jspecify.annotations.NullMarked;
