package resolute.shared;

import java.time.Clock;
import java.time.ZoneId;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

	/**
	 * The only source of "now". Its zone is the zone of the district, so that
	 * {@code LocalDate.now(clock)} is the day people there see on their wall; instants
	 * are stored in UTC.
	 * @param zone an IANA name; a fixed offset would be wrong for dates before the zone
	 * changed in October 2014
	 */
	@Bean
	Clock clock(@Value("${resolute.zone:Asia/Vladivostok}") ZoneId zone) {
		return Clock.system(zone);
	}

}
