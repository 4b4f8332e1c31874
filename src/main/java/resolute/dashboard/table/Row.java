package resolute.dashboard.table;

import java.util.List;

/**
 * One row of a table.
 *
 * @param cells one for each column
 * @param total whether it sums up the others
 */
public record Row(List<Cell> cells, boolean total) {

	public Row {
		cells = List.copyOf(cells);
	}

	/** An ordinary row. */
	public static Row of(List<Cell> cells) {
		return new Row(cells, false);
	}

}
