/** 1.5: initiatives are found, screened and monitored. */
@NullMarked
package resolute.execution.process.initiative;

import org.jspecify.annotations.NullMarked;
