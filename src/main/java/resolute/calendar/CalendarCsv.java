package resolute.calendar;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

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

	private final Map<LocalDate, Long> lines = new HashMap<>();

	private final List<CalendarDay> days = new ArrayList<>();

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
		}
		return List.copyOf(csv.days);
	}

	private void readAll(CSVParser parser) {
		Iterator<CSVRecord> records = parser.iterator();
		if (!hasNext(records, parser) || !records.next().toList().equals(HEADER)) {
			throw new CalendarFormatException(1, "the header has to be " + String.join(",", HEADER), null);
		}
		while (hasNext(records, parser)) {
			CSVRecord line = records.next();
			add(line, parser.getCurrentLineNumber());
		}
		if (this.days.isEmpty()) {
			throw new CalendarFormatException(parser.getCurrentLineNumber(), "there is no day after the header", null);
		}
	}

	private static boolean hasNext(Iterator<CSVRecord> records, CSVParser parser) {
		try {
			return records.hasNext();
		}
		catch (UncheckedIOException ex) {
			if (ex.getCause() instanceof CSVException) {
				throw new CalendarFormatException(parser.getCurrentLineNumber(), "a quotation mark is out of place",
						ex);
			}
			throw ex;
		}
	}

	private void add(CSVRecord line, long number) {
		if (line.size() != HEADER.size()) {
			throw new CalendarFormatException(number, "%d values instead of %d".formatted(line.size(), HEADER.size()),
					null);
		}
		try {
			CalendarDay day = new CalendarDay(LocalDate.parse(line.get(0)), DayKind.fromCode(line.get(1)),
					emptyToNull(line.get(2)), movedFrom(line.get(3)));
			Long earlier = this.lines.putIfAbsent(day.day(), number);
			if (earlier != null) {
				throw new CalendarFormatException(number, day.day() + " is already in line " + earlier, null);
			}
			this.days.add(day);
		}
		catch (DateTimeParseException ex) {
			throw new CalendarFormatException(number, "not a date: '" + ex.getParsedString() + "'", ex);
		}
		catch (IllegalArgumentException ex) {
			throw new CalendarFormatException(number, String.valueOf(ex.getMessage()), ex);
		}
	}

	private static @Nullable String emptyToNull(String value) {
		return value.isEmpty() ? null : value;
	}

	private static @Nullable LocalDate movedFrom(String value) {
		return value.isEmpty() ? null : LocalDate.parse(value);
	}

}
