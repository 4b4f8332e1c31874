package resolute.dashboard.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
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
public record Month(YearMonth month, int total, List<List<Optional<Day>>> weeks) {

	/** The production calendar goes so far. */
	static final int FIRST_YEAR = 2000;

	static final int LAST_YEAR = 2099;

	/** The month of an address, {@code 2026-03}; empty if there is no calendar of it. */
	public static Optional<YearMonth> parse(String text) {
		try {
			return Optional.of(YearMonth.parse(text))
				.filter((month) -> month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR);
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

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
	public record Day(LocalDate date, boolean today, boolean working, Optional<String> name, int count,
			List<ItemRow> items) {

		/** How many are not among the first. */
		public int more() {
			return this.count - this.items.size();
		}

	}

}
