@NullMarked
package resolute.participant;

import org.jspecify.annotations.NullMarked;
