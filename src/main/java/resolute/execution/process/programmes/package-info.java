/**
 * 1.6 and 2.2: the district and the settlements plan support for the cluster in their
 * programmes and see each other's measures.
 */
@NullMarked
package resolute.execution.process.programmes;

import org.jspecify.annotations.NullMarked;
