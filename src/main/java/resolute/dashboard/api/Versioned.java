package resolute.dashboard.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A write that needs the version of what it changes: the description of the API adds the
 * headers.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Versioned {

	/**
	 * Whether a request sent again with its key is answered alike. What goes by other
	 * versions than those of recommendations and items is stale then, and told what it is
	 * now.
	 */
	boolean keyed() default true;

}
