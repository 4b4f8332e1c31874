/**
 * What a coordinator does on the card of a recommendation: a page for each action that
 * names the thing and asks for confirmation and a reason.
 */
@NullMarked
package resolute.dashboard.action;

import org.jspecify.annotations.NullMarked;
