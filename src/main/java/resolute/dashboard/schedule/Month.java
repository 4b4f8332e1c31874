package resolute.dashboard.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import resolute.dashboard.item.ItemRow;

/**
 * The deadlines of a month, as a sheet of a wall calendar.
 *
 * @param month which
 * @param total how many items are due in it
 * @param weeks from Monday to Sunday each; days of other months are empty
 */
record Month(YearMonth month, int total, List<List<Optional<Day>>> weeks) {

	/**
	 * One day.
	 *
	 * @param date which
	 * @param today whether it is today
	 * @param working whether it is a working day of the production calendar
	 * @param name what the production calendar calls it, if it has a name
	 * @param count how many items are due
	 * @param items the first of them
	 */
	record Day(LocalDate date, boolean today, boolean working, Optional<String> name, int count, List<ItemRow> items) {

		/** How many are not among the first. */
		public int more() {
			return this.count - this.items.size();
		}

	}

}
