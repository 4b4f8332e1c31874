/**
 * Finds recommendations, assignments, results, documents and organisations by their
 * words.
 */
@NullMarked
package resolute.dashboard.search;

import org.jspecify.annotations.NullMarked;
