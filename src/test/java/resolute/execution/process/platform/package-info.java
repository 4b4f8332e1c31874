@NullMarked
package resolute.execution.process.platform;

import org.jspecify.annotations.NullMarked;
