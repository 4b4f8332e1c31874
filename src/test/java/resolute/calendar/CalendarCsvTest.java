package resolute.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CalendarCsvTest {

	private static final String HEADER = "date,kind,name,moved_from\n";

	@Test
	void readsDays() throws IOException {
		List<CalendarDay> days = read(HEADER + """
				2024-04-27,working,,
				2024-04-30,off,,2024-11-02
				2024-05-08,short,,
				2024-05-09,off,"День Победы, праздник",
				""");

		assertThat(days).containsExactly(new CalendarDay(LocalDate.of(2024, 4, 27), DayKind.WORKING, null, null),
				new CalendarDay(LocalDate.of(2024, 4, 30), DayKind.OFF, null, LocalDate.of(2024, 11, 2)),
				new CalendarDay(LocalDate.of(2024, 5, 8), DayKind.SHORT, null, null),
				new CalendarDay(LocalDate.of(2024, 5, 9), DayKind.OFF, "День Победы, праздник", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2024-05-09,off,,", "2024-05-09,off,,\r\n", "\n\n2024-05-09,off,,\n\n" })
	void toleratesEmptyLinesAndAnyLineEnd(String lines) throws IOException {
		assertThat(read(HEADER + lines)).hasSize(1);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = ';', textBlock = """
			a day that does not exist; 2024-02-30,off,,; not a date: '2024-02-30'
			a Russian date; 01.05.2024,off,,; not a date: '01.05.2024'
			no date; ,off,,; not a date: ''
			a space before the date; ' 2024-05-01,off,,'; not a date: ' 2024-05-01'
			a wrong date it was moved from; 2024-05-01,off,,2024-13-01; not a date: '2024-13-01'
			an unknown kind; 2024-05-01,holiday,,; not 'holiday'
			a kind in capitals; 2024-05-01,OFF,,; not 'OFF'
			no kind; 2024-05-01,,,; not ''
			too few values; 2024-05-01,off; 2 values instead of 4
			too many values; 2024-05-01,off,a,2024-05-01,b; 5 values instead of 4
			a year outside the calendar; 0224-05-01,off,,; 0224-05-01
			a day it was moved from that no calendar has; 2024-05-01,off,,9999-01-01; 9999-01-01
			a quotation mark not closed; '2024-05-01,off,"a,'; quotation mark
			""")
	void namesTheLineThatIsWrong(String what, String line, String problem) {
		assertThatExceptionOfType(CalendarFormatException.class).as(what)
			.isThrownBy(() -> read(HEADER + "2024-01-01,off,,\n" + line))
			.withMessageStartingWith("Line 3 of the production calendar: ")
			.withMessageContaining(problem);
	}

	@Test
	void countsEmptyLines() {
		assertThatExceptionOfType(CalendarFormatException.class)
			.isThrownBy(() -> read(HEADER + "\n\n2024-01-01,off,,\n\nx,off,,\n2024-01-02,off,,\n"))
			.withMessageStartingWith("Line 6 ");
	}

	@Test
	void namesBothLinesOfADayListedTwice() {
		assertThatExceptionOfType(CalendarFormatException.class)
			.isThrownBy(() -> read(HEADER + "2024-01-01,off,,\n2024-01-02,off,,\n2024-01-01,short,,\n"))
			.withMessage("Line 4 of the production calendar: 2024-01-01 is already in line 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "2024-01-01,off,,\n", "date,kind,name\n", "date;kind;name;moved_from\n" })
	void refusesAWrongHeader(String content) {
		assertThatExceptionOfType(CalendarFormatException.class).isThrownBy(() -> read(content))
			.withMessageContaining("the header has to be date,kind,name,moved_from");
	}

	@Test
	void refusesAFileWithoutDays() {
		assertThatExceptionOfType(CalendarFormatException.class).isThrownBy(() -> read(HEADER))
			.withMessageContaining("there is no day");
	}

	@Test
	void readsTheShippedCalendar() {
		assertThat(CalendarCsv.shipped()).hasSize(344)
			.extracting((day) -> day.day().getYear())
			.containsAll(IntStream.rangeClosed(2014, 2026).boxed().toList())
			.doesNotContain(2013, 2027);
	}

	private static List<CalendarDay> read(String content) throws IOException {
		return CalendarCsv.read(new StringReader(content));
	}

}
