/** 4.3: whether to open a branch of the agency for innovations (ДАСИ). */
@NullMarked
package resolute.execution.process.branch;

import org.jspecify.annotations.NullMarked;
