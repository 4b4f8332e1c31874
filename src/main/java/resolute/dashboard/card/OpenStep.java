package resolute.dashboard.card;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a recommendation stands now.
 *
 * @param activity the element of its model; empty for a step of another process
 * @param title what is to be done, or awaited
 * @param item the item; empty if nobody has to do anything
 * @param organisation the name of who has to do it
 * @param assignee the name of who has taken it
 * @param dueOn by when
 * @param workingDays until then, negative after it
 * @param times how often it is awaited at once
 */
record OpenStep(Optional<String> activity, String title, Optional<UUID> item, String organisation,
		Optional<String> assignee, Optional<LocalDate> dueOn, int workingDays, int times) {
}
