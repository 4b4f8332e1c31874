@NullMarked
package resolute.execution.process.strategy;

import org.jspecify.annotations.NullMarked;
