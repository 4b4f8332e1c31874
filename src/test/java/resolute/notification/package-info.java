@NullMarked
package resolute.notification;

import org.jspecify.annotations.NullMarked;
