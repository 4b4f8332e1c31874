@NullMarked
package resolute.execution.process.publiccouncil;

import org.jspecify.annotations.NullMarked;
