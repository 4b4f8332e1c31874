package resolute.deadline;

import java.time.Period;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for deadlines.
 *
 * @param defaultTerm calendar time to do a task whose model says nothing: one month
 * (consultant 305378, 5.3.2)
 */
@Validated
@ConfigurationProperties("resolute.deadline")
record DeadlineProperties(@NotNull @DefaultValue("P1M") Period defaultTerm) {
}
