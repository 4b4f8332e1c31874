package resolute.deadline;

import java.time.Duration;
import java.time.LocalTime;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the watch.
 *
 * @param from the time of a working day, in the zone of the district, from which on
 * people are reminded and delays are escalated
 * @param interval how long it waits between two looks
 * @param batch how many deadlines one transaction looks at
 */
@Validated
@ConfigurationProperties("resolute.watch")
record WatchProperties(@NotNull @DefaultValue("09:00") LocalTime from, @NotNull @DefaultValue("1m") Duration interval,
		@Min(1) @Max(1000) @DefaultValue("200") int batch) {
}
