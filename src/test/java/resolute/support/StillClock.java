package resolute.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts the clock into the hands of the tests. */
@TestConfiguration(proxyBeanMethods = false)
class StillClock {

	@Bean
	@Primary
	MutableClock stillClock() {
		return new MutableClock();
	}

}
