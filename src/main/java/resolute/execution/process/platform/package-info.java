/** 4.2: whether to create an innovation platform. */
@NullMarked
package resolute.execution.process.platform;

import org.jspecify.annotations.NullMarked;
