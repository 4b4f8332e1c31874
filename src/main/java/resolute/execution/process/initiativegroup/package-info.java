/** 1.4: the initiative group is formed. */
@NullMarked
package resolute.execution.process.initiativegroup;

import org.jspecify.annotations.NullMarked;
