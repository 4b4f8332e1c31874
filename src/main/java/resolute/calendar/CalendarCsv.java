package resolute.calendar;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import resolute.calendar.CalendarFormatException.Problem;

import org.springframework.core.io.ClassPathResource;

/**
 * Reads a production calendar from CSV: a header {@code date,kind,name,moved_from}, then
 * a line for each day that differs from its weekday, in any order. Dates are ISO dates;
 * the kind is {@code off}, {@code short} or {@code working}; name and moved_from may be
 * empty.
 */
final class CalendarCsv {

	/** The years that come with the application. */
	static final String SHIPPED = "calendar/production-calendar-ru.csv";

	private static final List<String> HEADER = List.of("date", "kind", "name", "moved_from");

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

	private final CalendarDays days = new CalendarDays();

	private CalendarCsv() {
	}

	static List<CalendarDay> shipped() {
		try (Reader content = new InputStreamReader(new ClassPathResource(SHIPPED).getInputStream(),
				StandardCharsets.UTF_8)) {
			return read(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads all days.
	 * @throws CalendarFormatException if the content is not a production calendar, or
	 * lists no day or a day twice
	 */
	static List<CalendarDay> read(Reader content) throws IOException {
		CalendarCsv csv = new CalendarCsv();
		try (CSVParser parser = FORMAT.parse(content)) {
			csv.readAll(parser);
			return csv.days.all(parser.getCurrentLineNumber());
		}
	}

	private void readAll(CSVParser parser) {
		Iterator<CSVRecord> records = parser.iterator();
		if (!hasNext(records, parser) || !records.next().toList().equals(HEADER)) {
			throw new CalendarFormatException(1, Problem.HEADER, null, String.join(",", HEADER));
		}
		while (hasNext(records, parser)) {
			CSVRecord line = records.next();
			add(line, parser.getCurrentLineNumber());
		}
	}

	private static boolean hasNext(Iterator<CSVRecord> records, CSVParser parser) {
		try {
			return records.hasNext();
		}
		catch (UncheckedIOException ex) {
			if (ex.getCause() instanceof CSVException) {
				throw new CalendarFormatException(Math.max(1, parser.getCurrentLineNumber()), Problem.QUOTATION, ex);
			}
			throw ex;
		}
	}

	private void add(CSVRecord line, long number) {
		if (line.size() != HEADER.size()) {
			throw new CalendarFormatException(number, Problem.VALUES, null, line.size(), HEADER.size());
		}
		String movedFrom = line.get(3);
		this.days.add(number, CalendarDays.date(number, line.get(0)), kind(number, line.get(1)),
				line.get(2).isEmpty() ? null : line.get(2),
				movedFrom.isEmpty() ? null : CalendarDays.date(number, movedFrom));
	}

	private static DayKind kind(long line, String code) {
		try {
			return DayKind.fromCode(code);
		}
		catch (IllegalArgumentException ex) {
			throw new CalendarFormatException(line, Problem.KIND, ex, code);
		}
	}

}
