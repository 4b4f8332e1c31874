package resolute.dashboard.table;

import java.util.function.Consumer;

/** Hands over the rows of a table one by one; it need not have them all at once. */
@FunctionalInterface
public interface Rows {

	void forEach(Consumer<Row> reader);

}
