@NullMarked
package resolute.execution.process.events;

import org.jspecify.annotations.NullMarked;
