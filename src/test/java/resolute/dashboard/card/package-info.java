@NullMarked
package resolute.dashboard.card;

import org.jspecify.annotations.NullMarked;
