package resolute.dashboard.table;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a row.
 *
 * @param value what it says
 * @param address on a page, where it leads: to the records behind a figure
 */
public record Cell(Value value, @Nullable String address) {

	public static Cell of(Value value) {
		return new Cell(value, null);
	}

}
