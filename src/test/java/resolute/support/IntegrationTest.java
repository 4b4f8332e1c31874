package resolute.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An application as {@link ApplicationTest} describes it, for one test class: it may
 * change accounts, rights, rules and the clock.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationTest
@OwnApplication
public @interface IntegrationTest {

}
