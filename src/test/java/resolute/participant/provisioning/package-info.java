@NullMarked
package resolute.participant.provisioning;

import org.jspecify.annotations.NullMarked;
