package resolute.calendar;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CalendarXmlTest {

	private static final String CALENDAR = """
			<?xml version="1.0" encoding="UTF-8"?>
			<calendar year="2024" lang="ru" date="2024.01.01" country="ru">
				<holidays>
					<holiday id="1" title="Новогодние каникулы" />
					<holiday id="6" title="День Победы" />
				</holidays>
				<days>
					<day d="01.01" t="1" h="1" />
					<day d="04.27" t="3" />
					<day d="04.30" t="1" f="11.02" />
					<day d="05.08" t="2" />
					<day d="05.09" t="1" h="6" />
					<!-- the list of holidays does not have it -->
					<day d="11.02" t="2" h="99" />
				</days>
			</calendar>
			""";

	private static final List<CalendarDay> DAYS = List.of(
			new CalendarDay(LocalDate.of(2024, 1, 1), DayKind.OFF, "Новогодние каникулы", null),
			new CalendarDay(LocalDate.of(2024, 4, 27), DayKind.WORKING, null, null),
			new CalendarDay(LocalDate.of(2024, 4, 30), DayKind.OFF, null, LocalDate.of(2024, 11, 2)),
			new CalendarDay(LocalDate.of(2024, 5, 8), DayKind.SHORT, null, null),
			new CalendarDay(LocalDate.of(2024, 5, 9), DayKind.OFF, "День Победы", null),
			new CalendarDay(LocalDate.of(2024, 11, 2), DayKind.SHORT, null, null));

	@Test
	void readsDays() {
		assertThat(read(CALENDAR)).isEqualTo(DAYS);
	}

	@Test
	void readsTheEncodingItSays() {
		byte[] content = CALENDAR.replace("UTF-8", "windows-1251").getBytes(Charset.forName("windows-1251"));

		assertThat(CalendarFile.read(content)).isEqualTo(DAYS);
	}

	@Test
	void toleratesAByteOrderMarkAndWhatTheFormatMayAdd() {
		assertThat(read("\uFEFF" + CALENDAR)).isEqualTo(DAYS);
		assertThat(read(CALENDAR.replace("<days>", "<statistic workdays=\"248\"/><days note=\"x\">"))).isEqualTo(DAYS);
		assertThat(read(CALENDAR.replace(" country=\"ru\"", ""))).isEqualTo(DAYS);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a day that does not exist | <day d="02.30" t="1"/> | date | '02.30'
			day and month exchanged | <day d="30.04" t="1"/> | date | '30.04'
			an ISO date | <day d="2024-04-30" t="1"/> | date | '2024-04-30'
			no day | <day t="1"/> | day-attribute | attribute d
			an empty day | <day d="" t="1"/> | day-attribute | attribute d
			no type | <day d="04.30"/> | day-attribute | attribute t
			an unknown type | <day d="04.30" t="4"/> | day-type | '4'
			a type in words | <day d="04.30" t="off"/> | day-type | 'off'
			a wrong date it was moved from | <day d="04.30" t="1" f="13.01"/> | date | '13.01'
			an element not closed | <day d="04.30" t="1"> | xml | XML
			a quotation mark not closed | <day d="04.30 t="1"/> | xml | XML
			an attribute twice | <day d="04.30" d="04.30" t="1"/> | xml | XML
			an entity | <day d="&day;" t="1"/> | xml | XML
			""")
	void namesTheLineThatIsWrong(String what, String element, String code, String problem) {
		assertThatExceptionOfType(CalendarFormatException.class).as(what)
			.isThrownBy(() -> read("<calendar year=\"2024\">\n<days>\n" + element + "\n</days>\n</calendar>"))
			.withMessageContaining(problem)
			.satisfies((refusal) -> {
				assertThat(refusal.code()).isEqualTo(code);
				assertThat(refusal.line()).isBetween(3L, 4L);
				assertThat(refusal.column()).isPresent();
			});
	}

	@Test
	void namesBothLinesOfADayListedTwice() {
		assertThatExceptionOfType(CalendarFormatException.class)
			.isThrownBy(() -> read(
					"<calendar year=\"2024\">\n<day d=\"01.01\" t=\"1\"/>\n<day d=\"01.01\" t=\"2\"/>" + "</calendar>"))
			.withMessage("Line 3 of the production calendar: 2024-01-01 is already in line 2");
	}

	@ParameterizedTest(name = "{1}: {0}")
	@CsvSource(delimiter = ';', textBlock = """
			<html><body/></html>; root
			<days/>; root
			<calendar><day d="01.01" t="1"/></calendar>; year-attribute
			<calendar year=""><day d="01.01" t="1"/></calendar>; year-attribute
			<calendar year="1999"><day d="01.01" t="1"/></calendar>; year-attribute
			<calendar year="2100"><day d="01.01" t="1"/></calendar>; year-attribute
			<calendar year="99999999999"><day d="01.01" t="1"/></calendar>; year-attribute
			<calendar year="2024" country="by"><day d="01.01" t="1"/></calendar>; country
			<calendar year="2024"/>; no-days
			<calendar year="2024"><days></days></calendar>; no-days
			<; xml
			<calendar year="2024"/><calendar year="2025"/>; xml
			""")
	void refusesWhatIsNoCalendarOfRussia(String content, String code) {
		assertThatExceptionOfType(CalendarFormatException.class).isThrownBy(() -> read(content))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo(code));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!DOCTYPE calendar>", "<!DOCTYPE calendar SYSTEM \"file:///etc/passwd\">",
			"<!DOCTYPE calendar SYSTEM \"http://127.0.0.1:1/x.dtd\">",
			"<!DOCTYPE calendar [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
			"<!DOCTYPE calendar [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x.dtd\"> %x;]>",
			"<!DOCTYPE calendar [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>" })
	void refusesADocumentType(String type) {
		assertThatExceptionOfType(CalendarFormatException.class)
			.isThrownBy(() -> read(type
					+ "<calendar year=\"2024\"><holiday id=\"1\" title=\"&x;\"/><day d=\"01.01\" t=\"1\"/></calendar>"))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("doctype"));
	}

	@Test
	void refusesNamesThatNobodyCanRead() {
		assertThatExceptionOfType(CalendarFormatException.class)
			.isThrownBy(() -> read(CALENDAR.replace("День Победы", "п".repeat(301))))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("name"));
		assertThatExceptionOfType(CalendarFormatException.class)
			.isThrownBy(() -> read("date,kind,name,moved_from\n2024-05-09,off,a\0b,\n"))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("name"));
	}

	@Test
	void refusesWhatIsTooLargeOrNoText() {
		assertThatExceptionOfType(CalendarFormatException.class)
			.isThrownBy(() -> CalendarFile.read(new byte[CalendarFile.LARGEST + 1]))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("too-large"));
		assertThatExceptionOfType(CalendarFormatException.class)
			.isThrownBy(() -> CalendarFile.read(
					"date,kind,name,moved_from\n2024-05-09,off,День Победы,".getBytes(Charset.forName("windows-1251"))))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("encoding"));
		assertThatExceptionOfType(CalendarFormatException.class)
			.isThrownBy(() -> CalendarFile.read(CALENDAR.getBytes(StandardCharsets.UTF_16)))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("encoding"));
	}

	@Test
	void readsCsvWithAByteOrderMark() {
		assertThat(read("\uFEFFdate,kind,name,moved_from\r\n2024-05-09,off,День Победы,\r\n"))
			.containsExactly(new CalendarDay(LocalDate.of(2024, 5, 9), DayKind.OFF, "День Победы", null));
	}

	@Test
	void quotesOnlyTheBeginningOfWhatIsWrong() {
		assertThatExceptionOfType(CalendarFormatException.class)
			.isThrownBy(() -> read("date,kind,name,moved_from\n" + "x".repeat(100_000) + ",off,,\n"))
			.satisfies((refusal) -> assertThat(refusal.values()).containsExactly("x".repeat(60) + "…"));
	}

	private static List<CalendarDay> read(String content) {
		return CalendarFile.read(content.getBytes(StandardCharsets.UTF_8));
	}

}
