package resolute.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole application on an embedded PostgreSQL of its own, with timers that fire only
 * when a test says so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = { "resolute.home=target/test-home-${random.uuid}",
		"camunda.bpm.job-execution.enabled=false", "server.address=127.0.0.1" })
public @interface IntegrationTest {

}
