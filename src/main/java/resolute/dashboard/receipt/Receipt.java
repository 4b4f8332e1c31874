package resolute.dashboard.receipt;

import java.util.List;

/**
 * What a task was completed with, in sentences in the reader's language. All of it is
 * text; nothing is markup.
 *
 * @param heading what this is
 * @param title what was asked
 * @param organisation the name of who had to do it; empty if nobody in particular
 * @param handedIn when it was handed in and with how many documents
 * @param values what was recorded, in the order of the form
 * @param nextHeading what follows
 * @param next whose turn it is now, never empty
 * @param links where to go from here
 * @param close what the button says that closes it
 */
record Receipt(String heading, String title, String organisation, String handedIn, List<Value> values,
		String nextHeading, List<Line> next, List<Line> links, String close) {

	/**
	 * A value that was recorded.
	 *
	 * @param label what the form asks
	 * @param text what was answered
	 */
	record Value(String label, String text) {
	}

	/**
	 * A line that may be a link.
	 *
	 * @param text what it says
	 * @param path the address within the application; empty if it leads nowhere
	 */
	record Line(String text, String path) {
	}

}
