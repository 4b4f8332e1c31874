/**
 * Tables that read the same on screen, in a workbook and in a document for printing. What
 * is written out goes row by row: the size of a table does not matter to the memory.
 */
@NullMarked
package resolute.dashboard.table;

import org.jspecify.annotations.NullMarked;
