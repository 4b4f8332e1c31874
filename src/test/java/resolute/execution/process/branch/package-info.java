@NullMarked
package resolute.execution.process.branch;

import org.jspecify.annotations.NullMarked;
