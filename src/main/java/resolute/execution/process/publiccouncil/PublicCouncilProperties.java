package resolute.execution.process.publiccouncil;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for creating the Public Council. The resolution says nothing; the defaults are a
 * proposal of ours.
 *
 * @param leastMembers a call with fewer candidates has failed, and a smaller council is
 * none
 * @param leastDaysOfCall calendar days that people have at least to answer a call
 */
@Validated
@ConfigurationProperties("resolute.public-council")
record PublicCouncilProperties(@Min(1) @DefaultValue("5") int leastMembers,
		@Min(1) @DefaultValue("10") int leastDaysOfCall) {
}
