package resolute.notification;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The due date of an item in the reader's own calendar.
 *
 * @param sequence how often the date has moved: a higher one replaces the entry
 */
record CalendarEntry(UUID deadlineId, LocalDate dueOn, int sequence, String summary, String description, String url) {

}
