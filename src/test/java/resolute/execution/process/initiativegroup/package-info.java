@NullMarked
package resolute.execution.process.initiativegroup;

import org.jspecify.annotations.NullMarked;
