package resolute.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * The whole application on an embedded PostgreSQL of its own, with the sample
 * participants, a clock that stands still and timers that fire only when a test says so.
 * All tests with this annotation share one application: they ask only about what they
 * started themselves. All accounts have the password {@link Browser#PASSWORD}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "resolute.home=target/test-home-${random.uuid}", "camunda.bpm.job-execution.enabled=false",
				"server.address=127.0.0.1", "resolute.launch=false", "resolute.sample-password=" + Browser.PASSWORD,
				"resolute.admin-password=" + Browser.PASSWORD,
				// Nothing runs but what a test lets run, which is no illness here.
				"management.health.db-scheduler.enabled=false" })
@Import({ StillClock.class, Scheduling.class, Office.class, Control.class, FailingDelegate.class,
		FailingHandler.class })
public @interface ApplicationTest {

}
