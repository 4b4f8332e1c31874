package resolute.shared;

import java.time.Period;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of a rehearsal.
 *
 * @param clockOffset how much later than it is the system takes it to be, an ISO period
 * of calendar days such as {@code P20D}; none by default
 * @param allowOnServer whether to rehearse on a database server too; what happens in a
 * rehearsal stays in its database
 */
@Validated
@ConfigurationProperties("resolute.rehearsal")
record RehearsalProperties(@NotNull @DefaultValue("P0D") Period clockOffset,
		@DefaultValue("false") boolean allowOnServer) {
}
