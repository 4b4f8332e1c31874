/**
 * Reports of the coordinator: the control sheet and the discipline of a resolution. A
 * page, a workbook and a document of one report are made of the same rows.
 */
@NullMarked
package resolute.dashboard.report;

import org.jspecify.annotations.NullMarked;
