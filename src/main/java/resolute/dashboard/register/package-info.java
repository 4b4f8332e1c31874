/**
 * The registers that recommendations keep, to be searched, filtered and saved:
 * initiatives, events, meetings, projects, measures of support. The rules of what gets
 * into them are in the module of the registers.
 */
@NullMarked
package resolute.dashboard.register;

import org.jspecify.annotations.NullMarked;
