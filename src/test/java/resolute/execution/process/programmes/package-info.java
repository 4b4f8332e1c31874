@NullMarked
package resolute.execution.process.programmes;

import org.jspecify.annotations.NullMarked;
