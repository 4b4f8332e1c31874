package resolute.notification;

import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail is sent. The server is set as {@code spring.mail.*}; without one nothing is
 * sent.
 *
 * @param from the sender's address, with or without a name
 * @param replyTo where answers go while the organisation of the coordinators has no
 * address
 * @param collect how long a digest is kept back, so that everything of the day gets onto
 * it
 * @param firstRetry how long after the first failure it is tried again; each time twice
 * as long
 * @param longestRetry the longest time between two attempts
 * @param giveUp how long after it was written a mail is tried; then it has failed
 */
@Validated
@ConfigurationProperties("resolute.mail")
record OutboxProperties(@NotBlank @DefaultValue("resolute@localhost") String from, @Nullable String replyTo,
		@NotNull @DefaultValue("2m") Duration collect, @NotNull @DefaultValue("1m") Duration firstRetry,
		@NotNull @DefaultValue("1h") Duration longestRetry, @NotNull @DefaultValue("72h") Duration giveUp) {

	/** How long to wait after so many attempts in vain. */
	Duration retryAfter(int attempts) {
		Duration wait = this.firstRetry;
		for (int attempt = 1; attempt < attempts && wait.compareTo(this.longestRetry) < 0; attempt++) {
			wait = wait.multipliedBy(2);
		}
		return (wait.compareTo(this.longestRetry) < 0) ? wait : this.longestRetry;
	}

}
