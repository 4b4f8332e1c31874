package resolute.calendar;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the calendar.
 *
 * @param roll where a due date goes that falls on a day off: {@code preceding}, the
 * default and the custom of execution control (control-rules.md, cntd 453106005 § 17), or
 * {@code following}, as in civil law (Civil Code, Art. 193)
 */
@Validated
@ConfigurationProperties("resolute.calendar")
record CalendarProperties(@NotNull @DefaultValue("preceding") Roll roll) {
}
