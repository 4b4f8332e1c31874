/**
 * Resolute sees every recommendation of a resolution through to a recorded outcome. The
 * packages below are modules; which of them may use which is said in ADR 0001 and checked
 * by {@code ModularityTest}.
 */
@NullMarked
package resolute;

import org.jspecify.annotations.NullMarked;
