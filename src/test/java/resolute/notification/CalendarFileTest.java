package resolute.notification;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

	@ParameterizedTest
	@CsvSource({ "false, REQUEST, CONFIRMED", "true, CANCEL, CANCELLED" })
	void invitesToAMeetingAndCallsItOff(boolean cancelled, String method, String status) throws Exception {
		MeetingEntry meeting = new MeetingEntry(ITEM, 3, cancelled, Instant.parse("2014-02-17T23:00:00Z"),
				Duration.ofMinutes(50), "Заседание совета", "Повестка:\n1. О <b>домах</b>; ЖКХ", "Малый зал, 2 этаж",
				"https://resolute.example.org/meetings",
				List.of(new MeetingEntry.Invited("Образец \"Хитрый\"; RSVP=FALSE", "one@example.org"),
						new MeetingEntry.Invited("Образец второй", "two@example.org")));
		String file = CalendarFile.ofMeeting(meeting, "resolute.example.org", "secretary@example.org",
				Instant.parse("2014-02-10T00:00:00Z"));

		assertThat(file.lines()).contains("METHOD:" + method, "SEQUENCE:3", "STATUS:" + status,
				"UID:meeting-" + ITEM + "@resolute.example.org", "ORGANIZER:mailto:secretary@example.org",
				"DTSTART:20140217T230000Z", "DTEND:20140217T235000Z");
		Calendar calendar = new CalendarBuilder().build(new StringReader(file));
		assertThat(calendar.validate().getEntries()).isEmpty();
		VEvent event = (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
		assertThat(Instant.from(event.getDateTimeStart().getDate())).isEqualTo(Instant.parse("2014-02-17T23:00:00Z"));
		assertThat(event.getProperties(Property.ATTENDEE)).hasSize(2);
		assertThat(event.getProperties(Property.ATTENDEE).get(0).getParameter(Parameter.RSVP).orElseThrow().getValue())
			.isEqualTo("TRUE");
	}

}
