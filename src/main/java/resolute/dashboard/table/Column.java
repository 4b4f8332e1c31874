package resolute.dashboard.table;

/**
 * One column of a table.
 *
 * @param title in the reader's language
 * @param width about how many letters wide it is on paper
 * @param kind what it is like
 */
public record Column(String title, int width, Kind kind) {

	/** What the cells of a column are like. */
	public enum Kind {

		/** The number of a recommendation. */
		NUMBER,
		/** Tells which record the row is about. */
		NAME,
		/** Text. */
		TEXT,
		/** A {@link Value.State}. */
		STATE,
		/** Days and numbers, which stand on the right. */
		FIGURES

	}

}
