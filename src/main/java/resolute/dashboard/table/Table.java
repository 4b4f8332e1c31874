package resolute.dashboard.table;

import java.util.List;

/**
 * A table with its heading.
 *
 * @param title in the reader's language; the name of a sheet in a workbook
 * @param columns from left to right
 * @param rows what to write below them
 */
public record Table(String title, List<Column> columns, Rows rows) {

	public Table {
		columns = List.copyOf(columns);
	}

}
