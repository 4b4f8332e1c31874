package resolute.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole application listening on a port, as people and attackers meet it. The sample
 * accounts have the password {@link Browser#PASSWORD}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "resolute.home=target/test-home-${random.uuid}", "camunda.bpm.job-execution.enabled=false",
				"server.address=127.0.0.1", "resolute.sample-password=" + Browser.PASSWORD,
				"resolute.admin-password=" + Browser.PASSWORD,
				// Nothing runs but what a test lets run, which is no illness here.
				"management.health.db-scheduler.enabled=false" })
@OwnApplication
@Import({ StillClock.class, Scheduling.class })
public @interface HttpTest {

}
