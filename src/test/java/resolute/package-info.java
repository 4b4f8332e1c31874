@NullMarked
package resolute;

import org.jspecify.annotations.NullMarked;
