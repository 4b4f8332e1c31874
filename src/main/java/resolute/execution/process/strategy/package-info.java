/** 4.1: the draft of the cluster's strategy. */
@NullMarked
package resolute.execution.process.strategy;

import org.jspecify.annotations.NullMarked;
