/**
 * The API for programs: what the pages show and do, by the same queries and the same
 * desks. Nothing is decided here.
 */
@NullMarked
package resolute.dashboard.api;

import org.jspecify.annotations.NullMarked;
