package resolute.shared;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

	private final ZoneId zone;

	/**
	 * @param zone an IANA name; a fixed offset would be wrong for dates before the zone
	 * changed in October 2014
	 */
	ClockConfiguration(@Value("${resolute.zone:Asia/Vladivostok}") ZoneId zone) {
		this.zone = zone;
	}

	/**
	 * Whether the system is to work as if it were later.
	 * @param server the database server, if there is one: the work of real people
	 */
	@Bean
	Rehearsal rehearsal(RehearsalProperties properties, @Value("${spring.datasource.url:}") String server) {
		Rehearsal rehearsal = Rehearsal.of(properties.clockOffset(), ZonedDateTime.now(Clock.system(this.zone)));
		if (rehearsal.isOn() && !server.isEmpty() && !properties.allowOnServer()) {
			throw new RehearsalRefusedException(
					"A rehearsal sends reminders, lets deadlines pass and escalates: on the database server of "
							+ "spring.datasource.url it would do so to real work.",
					"Remove RESOLUTE_REHEARSAL_CLOCK_OFFSET, or rehearse on the embedded database, without "
							+ "SPRING_DATASOURCE_URL. If the server holds a copy made for rehearsing, set "
							+ "resolute.rehearsal.allow-on-server=true.");
		}
		return rehearsal;
	}

	/**
	 * The only source of "now". Its zone is the zone of the district, so that
	 * {@code LocalDate.now(clock)} is the day people there see on their wall; instants
	 * are stored in UTC.
	 */
	@Bean
	Clock clock(Rehearsal rehearsal) {
		return Clock.offset(Clock.system(this.zone), rehearsal.offset());
	}

}
