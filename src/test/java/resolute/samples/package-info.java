@NullMarked
package resolute.samples;

import org.jspecify.annotations.NullMarked;
