@NullMarked
package resolute.database;

import org.jspecify.annotations.NullMarked;
