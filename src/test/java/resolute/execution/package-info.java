@NullMarked
package resolute.execution;

import org.jspecify.annotations.NullMarked;
