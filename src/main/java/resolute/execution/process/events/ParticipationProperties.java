package resolute.execution.process.events;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for the companies' part in events.
 *
 * @param leastTurnout percentage of the companies that should have taken part in at least
 * one event of a quarter; fewer go to the council's attention
 */
@Validated
@ConfigurationProperties("resolute.participation")
record ParticipationProperties(@Min(0) @Max(100) @DefaultValue("50") int leastTurnout) {
}
