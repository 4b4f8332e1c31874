/**
 * 1.3, 2.1 and 3.1: the district and the settlements hold events, companies take part.
 */
@NullMarked
package resolute.execution.process.events;

import org.jspecify.annotations.NullMarked;
