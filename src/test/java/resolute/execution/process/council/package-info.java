@NullMarked
package resolute.execution.process.council;

import org.jspecify.annotations.NullMarked;
