/**
 * What anybody may read of a resolution, and the page where a coordinator decides what
 * that is. Nothing is public until then. No person is named here: the public page shows
 * nothing that participants have typed but the kind, the number and the date of documents
 * that a coordinator has chosen.
 */
@NullMarked
package resolute.dashboard.publicpage;

import org.jspecify.annotations.NullMarked;
