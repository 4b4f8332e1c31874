/** 3.3: projects get help from the district and the settlement until they are over. */
@NullMarked
package resolute.execution.process.project;

import org.jspecify.annotations.NullMarked;
