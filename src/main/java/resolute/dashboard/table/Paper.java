package resolute.dashboard.table;

import java.util.List;
import java.util.Locale;

/**
 * Something to be written out: tables under a common heading.
 *
 * @param title what it is
 * @param facts lines below the title: of which resolution and period, made when
 * @param tables one or more
 * @param locale how days and numbers are written
 */
public record Paper(String title, List<String> facts, List<Table> tables, Locale locale) {

	public Paper {
		facts = List.copyOf(facts);
		tables = List.copyOf(tables);
	}

}
