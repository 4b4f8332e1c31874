/**
 * Measures what is hard to foresee; run on purpose, with the profile {@code benchmark}.
 */
@NullMarked
package resolute.benchmark;

import org.jspecify.annotations.NullMarked;
