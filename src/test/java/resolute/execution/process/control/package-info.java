@NullMarked
package resolute.execution.process.control;

import org.jspecify.annotations.NullMarked;
