package resolute.notification;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarFileTest {

	private static final UUID ITEM = UUID.fromString("11111111-2222-3333-4444-555555555555");

	@Test
	void isWhatCalendarProgramsExpect() throws Exception {
		String file = CalendarFile.of(
				List.of(new CalendarEntry(ITEM, LocalDate.of(2014, 12, 31), 2, "Срок: пункт 2.1, «Кластер; ЖКХ»\\",
						"Сдать отчёт ".repeat(30).strip(), "https://resolute.example.org/items/" + ITEM)),
				"resolute.example.org", "resolute@example.org", Instant.parse("2014-07-10T00:00:00.123Z"));
		assertThat(file.lines()).allSatisfy(
				(line) -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeLessThan(76 * 2))
			.contains("BEGIN:VCALENDAR", "METHOD:PUBLISH", "SEQUENCE:2", "DTSTART;VALUE=DATE:20141231",
					"DTEND;VALUE=DATE:20150101", "DTSTAMP:20140710T000000Z", "TRANSP:TRANSPARENT");
		Calendar calendar = new CalendarBuilder().build(new StringReader(file));
		assertThat(calendar.validate().getEntries()).isEmpty();
		assertThat(calendar.getComponents()).hasSize(1);
		assertThat(file).contains("Срок: пункт 2.1\\, «Кластер\\; ЖКХ»\\\\");
	}

}
