/** 3.2: companies hand in proposals, investment proposals and projects. */
@NullMarked
package resolute.execution.process.proposal;

import org.jspecify.annotations.NullMarked;
