/**
 * Items under control: what organisations have to do, each with its deadline of record.
 * Every figure that the pages show about them is counted here, by the same conditions
 * that list the items behind it.
 */
@NullMarked
package resolute.dashboard.item;

import org.jspecify.annotations.NullMarked;
