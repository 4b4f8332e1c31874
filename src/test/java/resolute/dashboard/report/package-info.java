/** Tests of the reports and the registers. */
@NullMarked
package resolute.dashboard.report;

import org.jspecify.annotations.NullMarked;
